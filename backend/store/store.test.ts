import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { aBatch, aRecommendation } from '../ingest/testing/a-batch.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import { aTakenBatch } from '../ingest/testing/a-taken-batch.ts';
import { makeDayPartitions } from './day-partitions.ts';
import { migrate } from './migrate.ts';
import { deleteOldRows } from './retention.ts';
import { sqlIngestStore } from './sql-ingest-store.ts';
import { type SqlPool, transaction } from './sql-pool.ts';
import { engines, type TestStore } from './testing/engines.ts';

const today = utcDay(new Date());

/** Tables of which no row is about one person. */
const shared = [
  ...['closed_studies', 'studies'],
  ...['access_audit', 'log_checkpoints', 'log_tiles', 'moderation_audit', 'partner_keys', 'privacy_budgets'],
  ...[
    'privacy_spending',
    'privacy_windows',
    'privacy_withholdings',
    'registered_figures',
    'releases',
    'story_reports',
  ],
];

describe.each(engines)('the store on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let pool: SqlPool;

  beforeAll(async () => {
    opened = await open();
    pool = opened.store.pool;
    await makeDayPartitions(pool, today);
  }, 60_000);
  afterAll(() => opened.dispose());

  /** Stores a batch of one observation directly, past all checks. */
  async function store(contributor: string, day = today) {
    const batch = await aBatch({ observations: [aRecommendation({ seen: { day, visibleMs: 1000 } })] });
    return sqlIngestStore(opened.store).storeBatch(aTakenBatch(contributor, batch));
  }
  const enrol = (contributor: string) =>
    sqlIngestStore(opened.store).enrol({ contributor, study: 'daylight', publicKey: 'x'.repeat(43) }, today);

  test('every table of personal data has the contributor in its key, and nothing crosses contributors', async () => {
    const { rows: tables } = await pool.query<{ name: string; personal: boolean }>(
      `select c.oid::regclass::text as name,
              exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'contributor') as personal
       from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`,
    );
    expect(
      tables
        .filter((t) => !t.personal)
        .map((t) => t.name)
        .sort(),
    ).toEqual(['kysely_migration', 'kysely_migration_lock', ...shared].sort());
    const { rows: loose } = await pool.query(
      `select i.indexrelid::regclass::text as index from pg_index i
       join pg_attribute own on own.attrelid = i.indrelid and own.attname = 'contributor'
       where i.indisunique and not own.attnum = any (i.indkey)`,
    );
    expect(loose).toEqual([]);
    const { rows: keyless } = await pool.query(
      `select c.oid::regclass::text as name from pg_class c
       join pg_attribute own on own.attrelid = c.oid and own.attname = 'contributor'
       where c.relkind in ('r', 'p') and not exists
         (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary and i.indkey[0] = own.attnum)`,
    );
    expect(keyless).toEqual([]);
    const { rows: crossing } = await pool.query(
      `select conname as name from pg_constraint f
       where contype = 'f' and exists
         (select 1 from pg_attribute a where a.attrelid in (f.conrelid, f.confrelid) and a.attname = 'contributor')
       union select relname from pg_class where relkind = 'S'`,
    );
    expect(crossing).toEqual([]);
  });

  test('migrating an up-to-date database runs nothing', async () => {
    expect(await migrate(pool)).toEqual([]);
  });

  test('a database newer than the program is refused in one sentence', async () => {
    await pool.query(`insert into kysely_migration values ('9999_from_the_future', '2999-01-01')`);
    await expect(migrate(pool)).rejects.toThrow(
      /does not fit this version of Daylight.*9999_from_the_future/,
    );
    await pool.query(`delete from kysely_migration where name = '9999_from_the_future'`);
  });

  test('every day that a batch may speak of has a partition, a week ahead too', async () => {
    await makeDayPartitions(pool, today);
    const { rows } = await pool.query<{ n: number }>(
      `select count(*) as n from pg_inherits where inhparent = 'observations'::regclass`,
    );
    expect(rows).toEqual([{ n: 1 + 41 + 1 + 7 }]);
    await enrol('partitioned');
    await store('partitioned');
    const { rows: where } = await pool.query(
      `select tableoid::regclass::text as table from observations where contributor = 'partitioned'`,
    );
    expect(where).toEqual([{ table: `observations_${today.replaceAll('-', '')}` }]);
  });

  test('days without a partition are kept too, and do not stop the daily job', async () => {
    const later = addDays(today, 30);
    await enrol('early');
    expect(await store('early', addDays(later, 3))).toBe('stored');
    await makeDayPartitions(pool, later);
    expect(await sqlIngestStore(opened.store).countHoldings('early')).toMatchObject({ observations: 1 });
  });

  test('what was seen longer ago than is promised is deleted, the rest is kept', async () => {
    await enrol('old');
    await store('old');
    await makeDayPartitions(pool, addDays(today, 300));
    await store('old', addDays(today, 300));
    await deleteOldRows(pool, addDays(today, 395), 395);
    expect(await sqlIngestStore(opened.store).countHoldings('old')).toMatchObject({
      observations: 2,
      batches: 2,
    });
    await deleteOldRows(pool, addDays(today, 396), 395);
    expect(await sqlIngestStore(opened.store).countHoldings('old')).toMatchObject({
      observations: 1,
      batches: 0,
    });
    const { rows } = await pool.query('select day from observations where day <= $1::date', [today]);
    expect(rows).toEqual([]);
    await deleteOldRows(pool, addDays(today, 10_000), 395);
    await makeDayPartitions(pool, today);
  });

  test('stories and records of deletion go after the same time, the tombstone stays without its recovery key', async () => {
    const own = sqlIngestStore(opened.store);
    const recovery = { recoveryKey: 'r'.repeat(43), recoveryId: 'recovery' };
    await own.enrol({ contributor: 'leaver', study: 'daylight', publicKey: 'x'.repeat(43) }, today, recovery);
    const signature = 'x'.repeat(86);
    for (const contributor of ['leaver', 'stayer']) {
      await enrol(contributor);
      const story = await aStory();
      const receipt = { contributor, story: story.id, revision: 1, digest: 'd', day: today, signature };
      expect(await own.storeStory({ contributor, story, receipt: { ...receipt, status: 'held' } })).toBe(
        'stored',
      );
    }
    await own.deleteSent({
      ...{ contributor: 'leaver', id: newDayId(0), target: { of: 'all' }, day: today },
      receiptOf: (counts) => ({ deletion: 'd', contributor: 'leaver', ...counts, day: today, signature }),
    });
    const left = async () => {
      const { rows } = await pool.query(
        `select (select count(*) from stories) as stories, (select count(*) from deletions) as deletions`,
      );
      return { ...rows[0], recovery: (await own.findByRecovery('recovery'))?.contributor };
    };
    await deleteOldRows(pool, addDays(today, 395), 395);
    expect(await left()).toEqual({ stories: 1, deletions: 1, recovery: 'leaver' });
    await deleteOldRows(pool, addDays(today, 396), 395);
    expect(await left()).toEqual({ stories: 0, deletions: 0, recovery: undefined });
    expect(await own.findContributor('leaver')).toMatchObject({ deleted: true });
    await makeDayPartitions(pool, today);
  });

  test('a batch of a contributor who is gone leaves no rows behind', async () => {
    expect(await store('nobody')).toBe('contributor_gone');
    expect(await sqlIngestStore(opened.store).countHoldings('nobody')).toMatchObject({
      batches: 0,
      observations: 0,
    });
  });

  test('counts are numbers, days are text, json is parsed', async () => {
    const { rows } = await pool.query(
      `select count(*) as n, $1::date as day, $2::jsonb as json, $3::text[] as list, null as nothing`,
      ['2026-03-29', '{"a":[1]}', ['x']],
    );
    expect(rows).toEqual([{ n: 1, day: '2026-03-29', json: { a: [1] }, list: ['x'], nothing: null }]);
  });

  test('a transaction that fails leaves nothing, and the pool goes on working', async () => {
    await enrol('unlucky');
    const failing = transaction(pool, async (client) => {
      await client.query(`delete from contributors where contributor = 'unlucky'`);
      await client.query('select no_such_column');
    });
    await expect(failing).rejects.toMatchObject({ code: '42703' });
    expect(await sqlIngestStore(opened.store).findContributor('unlucky')).toBeDefined();
  });

  test('statements of others stay out of a transaction', async () => {
    const id = uuidv7();
    const inside = transaction(pool, async (client) => {
      const outside = enrol(id);
      await client.query('select 1');
      throw Object.assign(new Error('rolled back on purpose'), { outside });
    });
    const { outside } = await inside.then(
      () => ({ outside: undefined }),
      (error: { outside: Promise<unknown> }) => error,
    );
    await outside;
    expect(await sqlIngestStore(opened.store).findContributor(id)).toBeDefined();
  });
});
