import { gunzipSync } from 'node:zlib';
import { limits } from '#shared/wire/limits.ts';
import { type BodyCipher, batchOwner, storyOwner } from './body-cipher.ts';
import { keyOrder, quoted, readTables, type TableFacts } from './catalog.ts';
import type { SqlPool } from './sql-pool.ts';

const rowsAtATime = 200;

/** Whose body stands in a row, as the cipher knows it. */
const owners: Record<string, (contributor: string, key: readonly string[]) => string> = {
  batches: (contributor, [batch = '']) => batchOwner(contributor, batch),
  stories: (contributor, [story = '']) => storyOwner(contributor, story),
};

/**
 * Everything that is stored of a contributor, as the pieces of one JSON document: an object with an array of rows for
 * every table that has a contributor, found in the catalog. Columns have their names and values; in the place of an
 * encrypted `body` stands `sent`, the JSON text as it was sent, or `sentBytes` in base64 where it is no JSON. Other bytes
 * are in base64. Reads some rows at a time and holds nothing open between, however slowly the pieces are taken.
 */
export async function* exportContributor(
  pool: SqlPool,
  cipher: BodyCipher,
  contributor: string,
): AsyncGenerator<string> {
  yield `{"contributor":${JSON.stringify(contributor)}`;
  for (const table of await readTables(pool)) {
    if (!table.columns.some(({ name }) => name === 'contributor')) continue;
    yield `,\n${JSON.stringify(table.name)}:[`;
    let separator = '\n';
    for await (const row of rowsOf(pool, cipher, contributor, table)) {
      yield separator + row;
      separator = ',\n';
    }
    yield ']';
  }
  yield '}\n';
}

interface ExportedRow {
  row: string;
  body: Uint8Array | null;
  key: string[];
}

async function* rowsOf(
  pool: SqlPool,
  cipher: BodyCipher,
  contributor: string,
  table: TableFacts,
): AsyncGenerator<string> {
  const key = table.key.filter((name) => name !== 'contributor');
  const typeOf = (name: string) => table.columns.find((column) => column.name === name)?.type ?? 'text';
  const hasBody = table.columns.some(({ name }) => name === 'body');
  const columns = table.columns
    .filter(({ name }) => name !== 'body')
    .map(({ name, type }) =>
      type === 'bytea' ? `encode(t.${quoted(name)}, 'base64') as ${quoted(name)}` : `t.${quoted(name)}`,
    );
  const order = keyOrder({ ...table, key });
  const after = key.map(
    (name, i) => `$${i + 2}::${typeOf(name)}${typeOf(name) === 'text' ? ' collate "C"' : ''}`,
  );
  const select = (isFirst: boolean) =>
    `select (select row_to_json(r) from (select ${columns.join(', ')}) as r)::text as row,
            ${hasBody ? 't.body' : 'null'} as body,
            array[${key.map((name) => `t.${quoted(name)}::text`).join(', ')}]::text[] as key
     from ${quoted(table.name)} as t where t.contributor = $1
     ${isFirst || key.length === 0 ? '' : `and (${order}) > (${after.join(', ')})`}
     ${key.length === 0 ? '' : `order by ${order}`} limit ${rowsAtATime}`;
  for (let last: string[] | undefined; ; ) {
    const { rows } = await pool.query<ExportedRow>(select(last === undefined), [
      contributor,
      ...(last ?? []),
    ]);
    for (const { row, body, key } of rows)
      yield body ? `${row.slice(0, -1)},${sentText(table.name, contributor, key, body, cipher)}}` : row;
    last = rows.at(-1)?.key;
    if (rows.length < rowsAtATime || key.length === 0) return;
  }
}

function sentText(
  table: string,
  contributor: string,
  key: readonly string[],
  body: Uint8Array,
  cipher: BodyCipher,
): string {
  const owner = owners[table];
  if (!owner) throw new Error(`The bodies of ${table} have no owner that they were encrypted for.`);
  const opened = cipher.open(body, owner(contributor, key));
  const isGzip = opened[0] === 0x1f && opened[1] === 0x8b;
  try {
    const bytes = isGzip ? gunzipSync(opened, { maxOutputLength: limits.inflatedBytes }) : opened;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    JSON.parse(text);
    return `"sent":${text}`;
  } catch {
    return `"sentBytes":"${Buffer.from(opened).toString('base64')}"`;
  }
}
