import type { Database } from './database.ts';
import type { DiscardRow } from './rows.ts';

/** Counts items that were not kept at all. What they held is gone. */
export async function countDiscards(
  database: Database,
  discarded: readonly Omit<DiscardRow, 'n'>[],
): Promise<void> {
  if (discarded.length === 0) return;
  await database.transaction('rw', database.discards, async () => {
    for (const { day, source, kind, reason } of discarded) {
      const there = await database.discards.get([day, source, kind, reason]);
      await database.discards.put({ day, source, kind, reason, n: (there?.n ?? 0) + 1 });
    }
  });
}
