import { Dexie } from 'dexie';
import type { Kind } from '#shared/observations/kind.ts';
import type { Database } from './database.ts';
import { type ItemFilter, itemsOf } from './item-filter.ts';
import { openBatches, sealingTables } from './outbox.ts';
import type { ObservationRow } from './rows.ts';
import { dropItems } from './shares.ts';
import { tally } from './tallies.ts';

/** Items that wait for the person longer than this are deleted, in milliseconds: 30 days. */
export const trayLifetime = 30 * 24 * 60 * 60 * 1000;

const chunk = 2000;

/**
 * Deletes observations from this device, whatever their status. A sealed batch that held one of them is opened: what
 * remains of it waits to be sealed anew, under another id.
 */
export async function forgetItems(
  database: Database,
  selection: { ids: readonly string[] } | { filter: ItemFilter },
): Promise<void> {
  if ('ids' in selection) return forgetIds(database, selection.ids);
  for (const status of selection.filter.statuses)
    for (;;) {
      const ids = await itemsOf(database, status, selection.filter).limit(chunk).primaryKeys();
      if (ids.length === 0) break;
      await forgetIds(database, ids);
    }
}

/** Takes kinds of a source out of everything that has not been sent; with `counts`, also its counts and marks. */
export async function forgetUnsent(
  database: Database,
  source: string,
  kinds: readonly Kind[],
  counts: boolean,
): Promise<void> {
  for (const kind of kinds)
    await forgetItems(database, { filter: { statuses: ['waiting', 'approved', 'sealed'], source, kind } });
  if (!counts) return;
  await database.exposures.filter((row) => row.source === source).delete();
  await database.marks.filter((row) => row.source === source).delete();
}

/** Deletes what waited longer than `trayLifetime`, and what is no longer needed. */
export async function expireItems(database: Database, now: number): Promise<void> {
  for (;;) {
    const ids = await database.observations
      .where('[status+capturedAt]')
      .between(['waiting', Dexie.minKey], ['waiting', now - trayLifetime])
      .limit(chunk)
      .primaryKeys();
    if (ids.length === 0) return;
    await forgetIds(database, ids);
  }
}

async function forgetIds(database: Database, ids: readonly string[]): Promise<void> {
  const { observations } = database;
  await database.transaction('rw', sealingTables(database), async () => {
    const there = await observations.bulkGet([...ids]);
    const rows = there.filter((row): row is ObservationRow => row !== undefined);
    await openBatches(
      database,
      new Set(rows.flatMap((row) => (row.status === 'sealed' ? (row.batchId ?? []) : []))),
    );
    await dropItems(
      database,
      rows.map((row) => row.id),
    );
    const now = (await observations.bulkGet(rows.map((row) => row.id))).filter((row) => row !== undefined);
    await observations.bulkDelete(rows.map((row) => row.id));
    await tally(
      database,
      now.map((row) => ({ row, from: row.status })),
    );
  });
}
