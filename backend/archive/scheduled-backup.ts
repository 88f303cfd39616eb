import { join } from 'node:path';
import type { Store } from '../store/open-store.ts';
import { archiveRunning } from './archive-running.ts';
import { backupName, dropOldBackups, keptBackups } from './kept-backups.ts';
import { type ArchiveSource, writeArchive } from './write-archive.ts';

/** What is backed up by itself, and where to. */
export interface BackupPlan {
  folder: string;
  hours: number;
  keep: number;
  source: Omit<ArchiveSource, 'withKeys' | 'store'> & { store: Store };
}

const hour = 3_600_000;

/**
 * A job for every hour that makes a backup when the newest one is older than the plan says, and deletes those that are too
 * many or too old. What another process made at this time counts, so that several servers make one.
 */
export function scheduledBackup({ folder, hours, keep, source }: BackupPlan): (now: Date) => Promise<void> {
  return async (now) => {
    const [newest] = await keptBackups(folder);
    // A little less, since the hourly job comes some moments sooner or later each time.
    const isDue = newest === undefined || now.getTime() - newest.made > (hours - 0.1) * hour;
    if (isDue) await backUp(join(folder, backupName(now)), source);
    await dropOldBackups(folder, keep, now);
  };
}

async function backUp(place: string, source: BackupPlan['source']): Promise<void> {
  const silent = () => {};
  if (source.store.engine === 'postgres') await writeArchive({ ...source, withKeys: false }, place, silent);
  else await archiveRunning({ place, withKeys: false }, source, silent);
}
