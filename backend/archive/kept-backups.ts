import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { longestBackupDays } from '../store/retention.ts';

/** A backup in a folder of backups. */
export interface KeptBackup {
  path: string;
  /** When it was made, in milliseconds since 1970. */
  made: number;
}

const named = /^daylight-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
const day = 86_400_000;

/** The name of a backup that is made at a moment, e.g. `daylight-20261128T030000Z`. */
export function backupName(now: Date): string {
  return `daylight-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
}

/** The backups in a folder, newest first. What has another name is none of ours; a folder that is not there has none. */
export async function keptBackups(folder: string): Promise<KeptBackup[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name) => {
      const parts = named.exec(name);
      if (!parts) return [];
      const [year, month, date, hour, minute, second] = parts.slice(1).map(Number) as [
        ...[number, number, number, number, number, number],
      ];
      return [{ path: join(folder, name), made: Date.UTC(year, month - 1, date, hour, minute, second) }];
    })
    .sort((a, b) => b.made - a.made);
}

/**
 * Deletes backups beyond the newest `keep`, and all that are older than volunteers were promised: what somebody had
 * deleted must be gone from them by then. The newest one goes, too, when it is too old.
 * @returns paths of those that were deleted
 */
export async function dropOldBackups(folder: string, keep: number, now: Date): Promise<string[]> {
  const all = await keptBackups(folder);
  const old = all.filter(({ made }, i) => i >= keep || now.getTime() - made > longestBackupDays * day);
  for (const { path } of old) await rm(path, { recursive: true });
  return old.map(({ path }) => path);
}
