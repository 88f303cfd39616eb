import type { SqlClient, SqlPool } from './sql-pool.ts';

/** A table as the database itself describes it. */
export interface TableFacts {
  name: string;
  /** In the order of the table. `type` as PostgreSQL writes it, e.g. `text[]`. */
  columns: { name: string; type: string }[];
  /** Columns of the primary key, in its order. */
  key: string[];
  isPartitioned: boolean;
}

/**
 * Every table of Daylight, by name: found in the catalog, so that a table that comes later is never forgotten by what
 * walks all of them. Partitions belong to their parent; the bookkeeping of migrations is left out.
 */
export async function readTables(database: Pick<SqlClient | SqlPool, 'query'>): Promise<TableFacts[]> {
  const { rows } = await database.query<TableFacts>(
    `select c.relname as name, c.relkind = 'p' as "isPartitioned",
            (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                             order by a.attnum)
             from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            (select coalesce(json_agg(a.attname order by k.place), '[]')
             from pg_index i
             cross join lateral unnest(i.indkey) with ordinality as k(attnum, place)
             join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
             where i.indrelid = c.oid and i.indisprimary) as key
     from pg_class c
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
       and c.relname not like 'kysely%'
     order by c.relname collate "C"`,
  );
  return rows;
}

/** A name from the catalog, as SQL takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `order by` the primary key, the same on every engine whatever its collation. */
export function keyOrder({ key, columns }: TableFacts): string {
  const isText = (name: string) => columns.some((column) => column.name === name && column.type === 'text');
  return key.map((name) => `${quoted(name)}${isText(name) ? ' collate "C"' : ''}`).join(', ');
}
