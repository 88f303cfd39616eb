import type { Database } from '../database.ts';
import type { ItemFilter } from '../item-filter.ts';
import { readTallies } from '../tallies.ts';

/** Number of observations that fit a filter, by the tallies. */
export async function countItems(database: Database, filter: ItemFilter): Promise<number> {
  return (await readTallies(database, filter)).reduce((sum, row) => sum + row.n, 0);
}
