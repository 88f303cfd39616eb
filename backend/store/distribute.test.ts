import { afterAll, beforeAll, expect, test } from 'vitest';
import { distributeTables, isCluster } from './distribute.ts';
import { openPostgres } from './engines/postgres.ts';
import type { SqlPool } from './sql-pool.ts';
import { engines, type TestStore } from './testing/engines.ts';

let opened: TestStore;
let pool: SqlPool;
beforeAll(async () => {
  const postgres = engines.find(({ engine }) => engine === 'postgres');
  if (!postgres) throw new Error('There is no PostgreSQL to test with.');
  opened = await postgres.open();
  pool = opened.store.pool;
}, 60_000);
afterAll(() => opened.dispose());

test('a database without Citus is one node', async () => {
  expect(await isCluster(pool)).toBe(false);
});

test('on a cluster, what is of one person is spread by contributor, all alike, and the rest is copied: once', async () => {
  // Stands for Citus where it cannot be had: it writes down what it is asked for, in functions of the same names.
  await pool.query(`
    create schema cluster;
    create table cluster.pg_dist_partition (logicalrelid regclass, how text);
    create function cluster.create_distributed_table(t regclass, by text, colocate_with text default 'default')
      returns void language sql as $$ insert into cluster.pg_dist_partition values (t, by || ' with ' || colocate_with) $$;
    create function cluster.create_reference_table(t regclass)
      returns void language sql as $$ insert into cluster.pg_dist_partition values (t, 'copied') $$;
    alter role current_user set search_path = public, cluster`);
  const again = await openPostgres(opened.url ?? '');
  const spread = await distributeTables(again);
  const { rows } = await again.query<{ table: string; how: string }>(
    'select logicalrelid::text as table, how from pg_dist_partition',
  );
  const together = 'contributor with contributors';
  expect(rows[0]).toEqual({ table: 'contributors', how: 'contributor with default' });
  expect(Object.fromEntries(rows.slice(1).map(({ table, how }) => [table, how]))).toEqual({
    batches: together,
    deletions: together,
    exposures: together,
    observations: together,
    published_stories: together,
    rejected_stories: together,
    stories: together,
    story_votes: together,
    structures: together,
    log_checkpoints: 'copied',
    log_tiles: 'copied',
    partner_keys: 'copied',
    registered_figures: 'copied',
    story_reports: 'copied',
  });
  expect(spread.length).toBe(rows.length);
  expect(await distributeTables(again)).toEqual([]);
  await again.end();
});

test('a real cluster takes them, where Citus is installed', async () => {
  const { rows } = await pool.query(`select 1 from pg_available_extensions where name = 'citus'`);
  if (rows.length === 0) {
    process.stderr.write('NOT TRIED: Citus is not installed here, so no real cluster was asked.\n');
    return;
  }
  await pool.query('drop schema if exists cluster cascade');
  await pool.query('create extension citus');
  expect(await isCluster(pool)).toBe(true);
  expect((await distributeTables(pool)).length).toBeGreaterThan(5);
});
