import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles } from './roles.ts';
import { engines, type TestStore } from './testing/engines.ts';

let opened: TestStore;
beforeAll(async () => {
  const postgres = engines.find(({ engine }) => engine === 'postgres');
  if (!postgres) throw new Error('There is no PostgreSQL to test with.');
  opened = await postgres.open();
}, 60_000);
afterAll(() => opened.dispose());

interface Right {
  role: string;
  table: string;
  column: string;
  right: 'select' | 'insert' | 'update';
}

test('each role may do to each column of each table what its list says, and nothing else', async () => {
  const { rows } = await opened.store.pool.query<Right & { has: boolean }>(
    `select role, c.relname as table, a.attname as column, right_name as right,
            has_column_privilege(role, c.oid, a.attname, right_name) as has
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
          unnest($1::text[]) as role, unnest(array['select', 'insert', 'update']) as right_name
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`,
    [Object.keys(roles)],
  );
  const allowed = ({ role, table, column, right }: Right) => {
    const columns = roles[role]?.[table]?.[right];
    return columns === true || (columns?.includes(column) ?? false);
  };
  const name = ({ role, table, column, right }: Right) => `${role} ${right} ${table}.${column}`;
  expect(rows.length).toBeGreaterThan(500);
  expect(rows.filter((row) => row.has !== allowed(row)).map(name)).toEqual([]);
  const named = Object.values(roles).flatMap((tables) => Object.keys(tables));
  const tables = new Set(rows.map((row) => row.table));
  expect(named.filter((name) => !tables.has(name))).toEqual([]);
});

test('no role deletes, empties or owns anything', async () => {
  const { rows } = await opened.store.pool.query(
    `select role, c.relname from pg_class c, unnest($1::text[]) as role
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
       and (has_table_privilege(role, c.oid, 'delete') or has_table_privilege(role, c.oid, 'truncate')
            or has_table_privilege(role, c.oid, 'references') or pg_get_userbyid(c.relowner) = role)`,
    [Object.keys(roles)],
  );
  expect(rows).toEqual([]);
});

test.each([
  ['ingest', 'select body from batches'],
  ['ingest', 'select record from observations'],
  ['ingest', 'select body from stories'],
  ['ingest', 'delete from observations'],
  ['ingest', "update batches set status = 'stored'"],
  ['ingest', 'drop table observations'],
  ['publisher', 'select body from batches'],
  ['publisher', 'select record, item_title from observations'],
  ['publisher', 'select record from stories'],
  ['publisher', 'select public_key from contributors'],
  ['publisher', "insert into releases values ('a', '1', 's', '2026-01-01', '2026-01-01', '2026-01-01', 'd')"],
  ['publisher', 'delete from batches'],
] as const)('the session of %s is refused: %s', async (who, sql) => {
  const { ingestPool, publisherPool, rolesApart } = opened.store;
  expect(rolesApart).toBe(true);
  const pool = who === 'ingest' ? ingestPool : publisherPool;
  await expect(pool.query(sql)).rejects.toMatchObject({ code: '42501' });
});
