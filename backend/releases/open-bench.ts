import { inStore } from '../measure/in-store.ts';
import { isDuckdbThere, withDuckdb } from '../measure/with-duckdb.ts';
import type { LayOutOrder, Progress, Workbench } from '../measure/workbench.ts';
import type { SqlClient } from '../store/sql-pool.ts';

/** Which bench a window is measured on: what suits how much there is, or one that is asked for. */
export type BenchChoice = 'auto' | 'store' | 'duckdb';

/** Rows of a window from which on it is copied out and measured by DuckDB, which needs a fourth of the processor then. */
const manyRows = 500_000;

/**
 * Lays a window out where that is cheapest. Large ones on PostgreSQL go to DuckDB, if it is installed; the embedded
 * database measures itself.
 */
export async function openBench(
  client: SqlClient,
  order: LayOutOrder,
  choice: BenchChoice,
  progress?: Progress,
): Promise<Workbench> {
  if (choice === 'duckdb') return withDuckdb(client, order, progress);
  if (choice === 'store' || !client.copyOut || (await estimateRows(client, order)) < manyRows)
    return inStore(client, order);
  return (await isDuckdbThere()) ? withDuckdb(client, order, progress) : inStore(client, order);
}

/** About how many rows there are, as the database's planner estimates it without reading them. */
async function estimateRows(client: SqlClient, { study, from, until }: LayOutOrder): Promise<number> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    'explain (format json) select 1 from observations where study = $1 and day between $2::date and $3::date',
    [study, from, until],
  );
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}
