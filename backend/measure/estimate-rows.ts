import type { SqlClient } from '../store/sql-pool.ts';
import type { LayOutOrder } from './workbench.ts';

/** About how many things were seen in a window, as the database's planner estimates it without reading them. */
export async function estimateRows(
  client: SqlClient,
  { study, from, until }: Pick<LayOutOrder, 'study' | 'from' | 'until'>,
): Promise<number> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(
    'explain (format json) select 1 from observations where study = $1 and day between $2::date and $3::date',
    [study, from, until],
  );
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}
