import type { Deletion, DeletionReceipt } from '#shared/wire/deletion.ts';
import type { Database } from './database.ts';
import { isDue } from './due.ts';
import { updateKey } from './keys.ts';
import type { DeletionRow } from './rows.ts';

/** Notes that something is to be deleted on the server. For everything, the key is retired in the same step. */
export async function requestDeletion(
  database: Database,
  contributor: string,
  deletion: Deletion,
  now: number,
): Promise<void> {
  await database.transaction('rw', database.deletions, database.keys, async () => {
    await database.deletions.add({
      id: deletion.id,
      contributor,
      deletion,
      requestedAt: now,
      attempts: 0,
      nextAttemptAt: now,
    });
    if (deletion.target.of === 'all') await updateKey(database, contributor, { retired: true });
  });
}

/** Deletions whose next attempt is due. */
export async function dueDeletions(database: Database, now: number): Promise<DeletionRow[]> {
  const open = database.deletions.filter((row) => !row.receipt && !row.refused && isDue(row, now));
  return open.sortBy('nextAttemptAt');
}

/** Keeps the receipt of a deletion. A key that was retired for it has done its last work. */
export async function settleDeletion(
  database: Database,
  id: string,
  receipt: DeletionReceipt,
): Promise<void> {
  await database.transaction('rw', database.deletions, database.keys, async () => {
    await database.deletions.update(id, { receipt });
    const row = await database.deletions.get(id);
    if (row?.deletion.target.of === 'all') await database.keys.delete(row.contributor);
  });
}
