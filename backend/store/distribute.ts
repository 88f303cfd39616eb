import type { SqlPool } from './sql-pool.ts';

/** Whether the database is the coordinator of a Citus cluster: its operator has run `create extension citus`. */
export async function isCluster(pool: SqlPool): Promise<boolean> {
  const { rows } = await pool.query(`select 1 from pg_extension where extname = 'citus'`);
  return rows.length > 0;
}

/**
 * Spreads the tables over the cluster, where they are not spread yet: every table with a contributor by that column, all
 * in the same way, so that a batch, a deletion and the bounding of contributions each stay on one node; every other table
 * copied to each node. But for what releases are made of, and records that only grow: those tables hold each other by keys and triggers, which a
 * cluster cannot copy, and stay where they are. Which tables there are is asked of the catalog, so that a new one is not forgotten.
 * @returns names of the tables that were spread now
 */
export async function distributeTables(pool: SqlPool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; personal: boolean }>(
    `select c.relname as name,
            exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'contributor') as personal
     from pg_class c
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
       and c.relname not like 'kysely%' and c.relname not in ('releases', 'access_audit', 'moderation_audit', 'studies', 'closed_studies')
       and c.relname not like 'privacy%'
       and not exists (select 1 from pg_dist_partition d where d.logicalrelid = c.oid::regclass)
     order by c.relname <> 'contributors', c.relname`,
  );
  for (const { name, personal } of rows) {
    if (!personal) await pool.query('select create_reference_table($1)', [name]);
    else if (name === 'contributors')
      await pool.query(`select create_distributed_table($1, 'contributor')`, [name]);
    else
      await pool.query(
        `select create_distributed_table($1, 'contributor', colocate_with => 'contributors')`,
        [name],
      );
  }
  return rows.map(({ name }) => name);
}
