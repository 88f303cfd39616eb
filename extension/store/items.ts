import { Dexie } from 'dexie';
import type { Observation } from '#shared/observations/observation.ts';
import type { Database } from './database.ts';
import { endOfDay, type ItemFilter, itemsOf } from './item-filter.ts';
import type { DroppedPart, ObservationRow, ObservationStatus, TallyRow } from './rows.ts';
import { readTallies, tally } from './tallies.ts';

/** An observation to be kept. */
export interface NewItem {
  observation: Observation;
  status: 'waiting' | 'kept';
  dropped: DroppedPart[];
  /** It was kept before: where it is not here any more, the person has deleted it. */
  again?: boolean;
}

/** Rows that are changed in one transaction: few enough that nobody waits for it. */
const chunk = 2000;

/**
 * Keeps what was seen. An id that is here already only gets its longer viewing time, and only while it can still change:
 * what was approved is what is sent.
 * @param capturedAt milliseconds since 1970
 */
export async function keepItems(
  database: Database,
  items: readonly NewItem[],
  capturedAt: number,
): Promise<void> {
  await database.transaction('rw', database.observations, database.tallies, async () => {
    const there = await database.observations.bulkGet(items.map((item) => item.observation.id));
    const fresh = items.filter((item, i) => !there[i] && !item.again).map((item) => rowOf(item, capturedAt));
    const longer = items.flatMap(({ observation }, i) => {
      const row = there[i];
      const { visibleMs } = observation.seen;
      const grows = row && isOpen(row) && visibleMs > row.observation.seen.visibleMs;
      return grows ? [{ ...row, observation: withTime(row.observation, visibleMs) }] : [];
    });
    await database.observations.bulkPut([...fresh, ...longer]);
    await tally(
      database,
      fresh.map((row) => ({ row, to: row.status })),
    );
  });
}

/**
 * A page of the observations that fit, newest first, and how many fit in all; statuses one after the other. The tallies tell on which day the
 * page begins, so that a page far down is read as fast as the first.
 */
export async function readItems(
  database: Database,
  filter: ItemFilter,
  offset: number,
  limit: number,
): Promise<{ rows: ObservationRow[]; total: number }> {
  const tallies = await readTallies(database, filter);
  const total = tallies.reduce((sum, tally) => sum + tally.n, 0);
  const rows: ObservationRow[] = [];
  let skip = offset;
  for (const status of filter.statuses) {
    const days = countByDay(tallies.filter((tally) => tally.status === status));
    const first = days.findIndex(([, n]) => {
      if (skip < n) return true;
      skip -= n;
      return false;
    });
    const day = days[first]?.[0];
    if (day === undefined) continue;
    const page = itemsOf(database, status, filter, { until: endOfDay(day) })
      .reverse()
      .offset(skip);
    rows.push(...(await page.limit(limit - rows.length).toArray()));
    if (rows.length === limit) break;
    skip = 0;
  }
  return { rows, total };
}

/** Gives waiting items that fit another status, a chunk at a time. Ids that do not wait are passed over. */
export async function decideItems(
  database: Database,
  selection: { ids: readonly string[] } | { filter: ItemFilter },
  to: ObservationStatus,
): Promise<void> {
  if ('ids' in selection) return moveItems(database, selection.ids, ['waiting'], to);
  for (;;) {
    const ids = await itemsOf(database, 'waiting', selection.filter).limit(chunk).primaryKeys();
    if (ids.length === 0) return;
    await moveItems(database, ids, ['waiting'], to);
  }
}

/** Approves what has waited for its time. */
export async function approveDue(database: Database, capturedBefore: number): Promise<void> {
  for (;;) {
    const ids = await database.observations
      .where('[status+capturedAt]')
      .between(['waiting', Dexie.minKey], ['waiting', capturedBefore], true, true)
      .limit(chunk)
      .primaryKeys();
    if (ids.length === 0) return;
    await moveItems(database, ids, ['waiting'], 'approved');
  }
}

/** Gives observations another status, where they still have one of those that they are expected to have. */
export async function moveItems(
  database: Database,
  ids: readonly string[],
  from: readonly ObservationStatus[],
  to: ObservationStatus,
): Promise<void> {
  await database.transaction('rw', database.observations, database.tallies, async () => {
    const there = await database.observations.bulkGet([...ids]);
    const rows = there.filter((row) => row !== undefined).filter((row) => from.includes(row.status));
    await database.observations.bulkPut(rows.map((row) => ({ ...row, status: to })));
    await tally(
      database,
      rows.map((row) => ({ row, from: row.status, to })),
    );
  });
}

function rowOf({ observation, status, dropped }: NewItem, capturedAt: number): ObservationRow {
  const { id, source, kind } = observation;
  const row: ObservationRow = { id, status, source, kind, capturedAt, observation };
  return dropped.length > 0 ? { ...row, dropped } : row;
}

function isOpen(row: ObservationRow): boolean {
  return row.status === 'waiting' || row.status === 'kept';
}

function withTime(observation: Observation, visibleMs: number): Observation {
  return { ...observation, seen: { ...observation.seen, visibleMs } };
}

/** Number of observations by day, the latest day first. */
function countByDay(tallies: readonly TallyRow[]): [day: string, n: number][] {
  const days = new Map<string, number>();
  for (const { day, n } of tallies) days.set(day, (days.get(day) ?? 0) + n);
  return [...days].sort(([a], [b]) => (a < b ? 1 : -1));
}
