import { createHash } from 'node:crypto';
import { quoted, type TableFacts } from '../store/catalog.ts';
import { makePartitions } from '../store/day-partitions.ts';
import type { SqlClient } from '../store/sql-pool.ts';
import type { ArchivedTable } from './manifest.ts';
import { tableLines } from './table-lines.ts';

const charactersAtATime = 1024 * 1024;
const rowsAtATime = 1000;

/**
 * Puts the rows of an archive into an empty table of the same columns, and reads them back: they must have the very
 * digest that the archive names.
 * @param loaded told how many rows have come since it was last told
 * @returns whether what is in the table now is exactly what was archived
 */
export async function loadTable(
  client: SqlClient,
  table: TableFacts,
  archived: ArchivedTable,
  lines: AsyncIterable<string>,
  loaded: (rows: number) => void,
): Promise<boolean> {
  const insert = insertSql(table);
  let chunk: string[] = [];
  let characters = 0;
  const flush = async () => {
    if (chunk.length === 0) return;
    if (table.isPartitioned) await makePartitions(client, daysOf(chunk));
    await client.query(insert, [`[${chunk.join(',')}]`]);
    loaded(chunk.length);
    chunk = [];
    characters = 0;
  };
  for await (const line of lines) {
    chunk.push(line);
    characters += line.length;
    if (chunk.length >= rowsAtATime || characters >= charactersAtATime) await flush();
  }
  await flush();

  const hash = createHash('sha256');
  let rows = 0;
  for await (const line of tableLines(client, table)) {
    hash.update(`${line}\n`);
    rows++;
  }
  return rows === archived.rows && hash.digest('hex') === archived.sha256;
}

/** Every value comes as text and is read by its column's own type, so nothing passes through a number of JavaScript. */
function insertSql({ name, columns }: TableFacts): string {
  const names = columns.map((column) => quoted(column.name));
  const values = columns.map(({ type }, i) =>
    type === 'bytea' ? `decode(r.${names[i]}, 'base64')` : `r.${names[i]}::${type}`,
  );
  return `insert into ${quoted(name)} (${names.join(', ')}) select ${values.join(', ')}
    from json_to_recordset($1::json) as r(${names.map((column) => `${column} text`).join(', ')})`;
}

function daysOf(lines: readonly string[]): string[] {
  return [...new Set(lines.map((line) => String(JSON.parse(line).day)))];
}
