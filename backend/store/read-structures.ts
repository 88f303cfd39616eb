import type { SentStructure } from '#shared/wire/structure.ts';
import type { SqlPool } from './sql-pool.ts';

/** The structure with an id, whoever sent it; undefined where there is none. */
export async function readStructure(pool: SqlPool, id: string): Promise<SentStructure | undefined> {
  const { rows } = await pool.query<{ record: SentStructure }>(
    'select record from structures where structure_id = $1::uuid order by contributor limit 1',
    [id],
  );
  return rows[0]?.record;
}

/** Ids of the newest structures of a surface that these rules could not read. */
export async function newestStructures(
  pool: SqlPool,
  { source, surface, rules }: { source: string; surface: string; rules: string },
  limit: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select structure_id::text as id from structures
     where source = $1 and surface = $2 and rules = $3
     order by received_day desc, structure_id desc limit ${limit}`,
    [source, surface, rules],
  );
  return rows.map((row) => row.id);
}
