import { constants } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openEmbedded } from '../store/engines/embedded.ts';
import type { SqlPool } from '../store/sql-pool.ts';

/** A second database with what the first one held at a moment. */
export interface DatabaseCopy {
  pool: SqlPool;
  dispose(): Promise<void>;
}

const prefix = '.copy-';
const inUse = new Set<string>();

/**
 * Copies the embedded database while its server runs. Its one session is held only as long as the files take to copy,
 * and everything else waits so long; reading all of it through that session would hold up donations for minutes. The
 * copy is what a power cut at this moment would leave, and opens like that.
 */
export async function copyEmbedded(pool: SqlPool, dataFolder: string): Promise<DatabaseCopy> {
  await removeForgotten(dataFolder);
  const home = await mkdtemp(join(dataFolder, prefix));
  inUse.add(home);
  const remove = () => {
    inUse.delete(home);
    return rm(home, { recursive: true, force: true });
  };
  const folder = join(home, 'database');
  try {
    const client = await pool.connect();
    try {
      await client.query('checkpoint');
      await cp(join(dataFolder, 'database'), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
    } finally {
      client.release();
    }
    // Should the copy's engine die, what was asked of it fails; nothing else depends on it.
    const copy = await openEmbedded(folder, () => {});
    return { pool: copy, dispose: () => copy.end().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Copies that a killed server left behind. The folder is ours alone, by its lock. */
async function removeForgotten(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    const home = join(dataFolder, name);
    if (name.startsWith(prefix) && !inUse.has(home)) await rm(home, { recursive: true, force: true });
  }
}
