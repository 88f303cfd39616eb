import { utcDay } from '#shared/day.ts';
import type { Database } from './database.ts';
import type { ItemFilter } from './item-filter.ts';
import type { ObservationRow, ObservationStatus, TallyRow } from './rows.ts';

type Counted = Pick<ObservationRow, 'source' | 'kind' | 'capturedAt'>;

/** An observation that changes its status: without `from` it is new, without `to` it is gone. */
export interface StatusChange {
  row: Counted;
  from?: ObservationStatus;
  to?: ObservationStatus;
}

/** Keeps the tallies in step. To be called in the very transaction that changes the observations. */
export async function tally(database: Database, changes: readonly StatusChange[]): Promise<void> {
  const deltas = new Map<string, TallyRow>();
  const add = ({ source, kind, capturedAt }: Counted, status: ObservationStatus | undefined, n: 1 | -1) => {
    if (!status) return;
    const day = utcDay(new Date(capturedAt));
    const key = [status, day, source, kind].join('/');
    deltas.set(key, { status, day, source, kind, n: n + (deltas.get(key)?.n ?? 0) });
  };
  for (const { row, from, to } of changes) {
    add(row, from, -1);
    add(row, to, 1);
  }
  const changed = [...deltas.values()].filter((delta) => delta.n !== 0);
  const there = await database.tallies.bulkGet(changed.map(keyOf));
  const sums = changed.map((delta, i) => ({ ...delta, n: delta.n + (there[i]?.n ?? 0) }));
  await database.tallies.bulkPut(sums.filter((sum) => sum.n > 0));
  const emptied = sums.filter((sum) => sum.n <= 0);
  if (emptied.length > 0) await database.tallies.bulkDelete(emptied.map(keyOf));
}

/** All tallies that fit a filter. Few, however many observations there are. */
export async function readTallies(
  database: Database,
  { statuses, source, kind, day }: ItemFilter,
): Promise<TallyRow[]> {
  const rows = await database.tallies.toArray();
  return rows.filter(
    (row) =>
      statuses.includes(row.status) &&
      (source === undefined || row.source === source) &&
      (kind === undefined || row.kind === kind) &&
      (day === undefined || row.day === day),
  );
}

function keyOf({ status, day, source, kind }: TallyRow): [string, string, string, TallyRow['kind']] {
  return [status, day, source, kind];
}
