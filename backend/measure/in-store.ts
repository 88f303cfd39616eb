import type { SqlClient } from '../store/sql-pool.ts';
import { eligibleParameters, eligibleSql, layOutParameters, layOutSql } from './lay-out.ts';
import type { LayOutOrder, Workbench } from './workbench.ts';

/**
 * Lays a window out in temporary tables of the database. Good for up to about a million rows a day; on the embedded
 * engine everything else waits meanwhile.
 * @param client a session inside a transaction that sees one moment; the tables go when it ends
 */
export async function inStore(client: SqlClient, order: LayOutOrder): Promise<Workbench> {
  const make = (name: string, select: string, parameters: unknown[]) =>
    client.query(`create temporary table ${name} on commit drop as ${select}`, parameters);
  const count = async (table: string) => {
    const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${table}`);
    return rows[0]?.n ?? 0;
  };
  await make('eligible', eligibleSql, eligibleParameters(order));
  for (const [name, select] of Object.entries(layOutSql)) await make(name, select, layOutParameters(order));
  return {
    run: async (sql) => void (await client.query(sql)),
    rows: async <Row>(sql: string) => (await client.query<Row>(sql)).rows,
    sha256: (text) => `sha256(convert_to(${text}, 'UTF8'))`,
    slices: 1,
    takeSlice: async () => {},
    contributors: await count('eligible'),
    seen: await count('seen'),
    close: async () => {},
  };
}
