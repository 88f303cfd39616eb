import { constants } from 'node:fs';
import { cp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { longestBackupDays } from '../store/retention.ts';
import type { SqlPool } from '../store/sql-pool.ts';

const prefix = '.before-';
const day = 86_400_000;

/**
 * Copies the embedded database before its tables are changed, to DATA_FOLDER/.before-<first migration>. To go back, the
 * version before is started on it under the name `database`. Only the newest copy is kept.
 * @param pending names of the migrations that will run
 * @returns the copy's path
 */
export async function copyBeforeMigrating(
  pool: SqlPool,
  dataFolder: string,
  pending: readonly string[],
): Promise<string> {
  const place = join(dataFolder, `${prefix}${pending[0]}`);
  for (const old of await copiesIn(dataFolder)) await rm(old, { recursive: true });
  const client = await pool.connect();
  try {
    await client.query('checkpoint');
    await cp(join(dataFolder, 'database'), `${place}.partial`, {
      ...{ recursive: true, mode: constants.COPYFILE_FICLONE },
    });
  } finally {
    client.release();
  }
  await rename(`${place}.partial`, place);
  const now = new Date();
  await utimes(place, now, now);
  return place;
}

/** Deletes a copy that is older than a backup may be: what somebody had deleted since is in it. */
export async function dropOldCopies(dataFolder: string, now: Date): Promise<void> {
  for (const path of await copiesIn(dataFolder))
    if (now.getTime() - (await stat(path)).mtimeMs > longestBackupDays * day)
      await rm(path, { recursive: true });
}

async function copiesIn(dataFolder: string): Promise<string[]> {
  const names = await readdir(dataFolder);
  return names.filter((name) => name.startsWith(prefix)).map((name) => join(dataFolder, name));
}
