import { keyOrder, quoted, type TableFacts } from '../store/catalog.ts';
import type { SqlClient } from '../store/sql-pool.ts';

const bytesAtATime = 2 * 1024 * 1024;

/**
 * Every row of a table as a line of JSON, in the order of its primary key: an object of columns, each value as PostgreSQL
 * writes it as text (so int8, json and dates lose nothing), bytes in base64. By a cursor, some 2 MiB at a time.
 * @param client inside a transaction, after `writeSettled`
 */
export async function* tableLines(client: SqlClient, table: TableFacts): AsyncGenerator<string> {
  const bytes = table.columns.filter(({ type }) => type === 'bytea').map(({ name }) => name);
  const columns = table.columns.map(({ name, type }) =>
    type === 'bytea' ? quoted(name) : `${quoted(name)}::text as ${quoted(name)}`,
  );
  const order = keyOrder(table);
  // From a subquery, so that the order is by the columns themselves and not by their text.
  await client.query(
    `declare archive no scroll cursor for
     select ${columns.join(', ')} from (select * from ${quoted(table.name)} order by ${order}) as row`,
  );
  let size = 100;
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>(`fetch ${size} from archive`);
    if (rows.length === 0) break;
    let length = 0;
    for (const row of rows) {
      for (const name of bytes)
        if (row[name] instanceof Uint8Array) row[name] = Buffer.from(row[name]).toString('base64');
      const line = JSON.stringify(row);
      length += line.length;
      yield line;
    }
    size = Math.min(2000, Math.max(1, Math.floor((bytesAtATime * rows.length) / length)));
  }
  await client.query('close archive');
}

/** Makes the session write values in the one form that every engine reads, whatever its settings. */
export async function writeSettled(client: SqlClient): Promise<void> {
  await client.query(
    `set local datestyle = 'ISO'; set local timezone = 'UTC'; set local extra_float_digits = 1`,
  );
}
