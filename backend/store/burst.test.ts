import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { type Window, windowOf } from '../aggregate/window.ts';
import type { DeletedCounts, IngestStore } from '../ingest/ingest-store.ts';
import { aBatch, aRecommendation } from '../ingest/testing/a-batch.ts';
import { aTakenBatch } from '../ingest/testing/a-taken-batch.ts';
import { readStoredBatch } from './batch-body.ts';
import { sqlIngestStore } from './sql-ingest-store.ts';
import { engines, type TestStore } from './testing/engines.ts';
import { countWaiting, unpackBatches } from './unpack-batches.ts';

const day = utcDay(new Date());

describe.each(engines)('what is taken in a burst on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let store: IngestStore;
  beforeAll(async () => {
    opened = await open();
    store = sqlIngestStore(opened.store);
  }, 60_000);
  afterAll(() => opened.dispose());

  async function donor(): Promise<string> {
    const contributor = `a${crypto.randomUUID().replaceAll(/[^a-z2-7]/g, 'b')}`.slice(0, 26);
    await store.enrol({ contributor, study: 'daylight', publicKey: 'x'.repeat(43) }, day);
    return contributor;
  }
  const unpackAll = async () => {
    while ((await unpackBatches(opened.store.pool, opened.store.cipher, 7)) > 0);
  };
  const rowsOf = async (contributor: string) =>
    (
      await opened.store.pool.query<{ id: string; source: string; batch_id: string }>(
        'select id::text as id, source, batch_id::text as batch_id from observations where contributor = $1 order by id',
        [contributor],
      )
    ).rows;
  const erase = (contributor: string, target: Parameters<IngestStore['deleteSent']>[0]['target']) => {
    const id = newDayId(Date.now());
    const receiptOf = (counts: DeletedCounts) => ({
      deletion: id,
      contributor,
      ...counts,
      day,
      signature: 's',
    });
    return store.deleteSent({ contributor, id, target, day, receiptOf });
  };

  test('waits whole and under its id, and becomes the very rows that it would have been at once', async () => {
    const [waiting, direct] = [await donor(), await donor()];
    const batch = await aBatch();
    expect(await store.storeBatch(aTakenBatch(waiting, batch, { status: 'waiting' }))).toBe('stored');
    await store.storeBatch(aTakenBatch(direct, batch));
    expect(await rowsOf(waiting)).toEqual([]);
    expect(await store.storeBatch(aTakenBatch(waiting, batch))).toMatchObject({ earlier: {} });
    await unpackAll();
    const table = async (name: string, contributor: string) =>
      (
        await opened.store.pool.query(`select * from ${name} where contributor = $1 order by 1, 2, 3`, [
          contributor,
        ])
      ).rows.map((row) => ({ ...row, contributor: 'somebody' }));
    for (const name of ['observations', 'exposures'])
      expect(await table(name, waiting), name).toEqual(await table(name, direct));
    expect(await rowsOf(waiting)).toHaveLength(2);
    expect(await countWaiting(opened.store.pool)).toBe(0);
  });

  test('is unpacked once, however many do it at the same time', async () => {
    const contributor = await donor();
    const batches = await Promise.all(Array.from({ length: 12 }, () => aBatch()));
    for (const batch of batches)
      await store.storeBatch(aTakenBatch(contributor, batch, { status: 'waiting' }));
    await Promise.all(Array.from({ length: 4 }, unpackAll));
    expect(await rowsOf(contributor)).toHaveLength(24);
  });

  test('goes with its owner, and does not come back when it is unpacked late', async () => {
    const contributor = await donor();
    await store.storeBatch(aTakenBatch(contributor, await aBatch(), { status: 'waiting' }));
    expect(await erase(contributor, { of: 'all' })).toMatchObject({
      deleted: { observations: 2, exposures: 1 },
    });
    await unpackAll();
    expect(await rowsOf(contributor)).toEqual([]);
  });

  test('loses what is of one site when that is deleted, in its rows and in its body', async () => {
    const contributor = await donor();
    const elsewhere = aRecommendation({ source: 'elsewhere', rules: 'elsewhere@1' });
    const first = await aBatch();
    const scope = { source: 'elsewhere', kind: 'recommendation' as const, tier: 'aggregate' as const };
    const consents = [...first.consents, { scope, ...first.joined }];
    const mixed = { ...first, consents, observations: [...first.observations, elsewhere] };
    await store.storeBatch(aTakenBatch(contributor, mixed, { status: 'waiting' }));
    await erase(contributor, { of: 'source', source: 'youtube' });
    expect(await rowsOf(contributor)).toMatchObject([{ id: elsewhere.id }]);
    const { rows } = await opened.store.pool.query<{ body: Uint8Array; trimmed: boolean }>(
      'select body, trimmed from batches where contributor = $1',
      [contributor],
    );
    const key = { contributor, batchId: mixed.batchId };
    expect(rows[0]?.trimmed).toBe(true);
    expect(readStoredBatch(opened.store.cipher, key, rows[0]?.body ?? new Uint8Array())).toEqual({
      ...mixed,
      observations: [elsewhere],
      exposures: [],
    });
    expect(await store.storeBatch(aTakenBatch(contributor, mixed))).toMatchObject({ earlier: {} });
    expect(await rowsOf(contributor)).toHaveLength(1);
  });

  test('a deletion names the releases that held something of it, and no other', async () => {
    const contributor = await donor();
    const seen = aRecommendation().seen.day;
    for (const [dataset, study, of] of [
      ['held', 'daylight', windowOf(seen)],
      ['before', 'daylight', windowOf('2025-03-01')],
      ['elsewhere', 'other', windowOf(seen)],
    ] as const)
      await publishedRelease(opened.store.pool, dataset, study, of);
    await store.storeBatch(aTakenBatch(contributor, await aBatch()));
    expect(await erase(contributor, { of: 'all' })).toMatchObject({ deleted: { releases: ['held@1.0.0'] } });
  });
});

/** A release of one window, with the entries that it needs. */
async function publishedRelease(
  pool: TestStore['store']['pool'],
  dataset: string,
  study: string,
  { from, until, closed }: Window,
): Promise<void> {
  const run = (sql: string, ...more: string[]) => pool.query(sql, [study, from, ...more]);
  await pool.query(
    'insert into privacy_budgets (study, year, cap_rho) values ($1, 1, 1) on conflict do nothing',
    [study],
  );
  await run(
    `insert into privacy_spending values ($1, $2::date, 'D1', 1, 0.1, 0, $3::date) on conflict do nothing`,
    closed,
  );
  await run(
    `insert into privacy_windows values ($1, $2::date, 'D1', $3::date, $4::date, $4::date, '', '') on conflict do nothing`,
    until,
    closed,
  );
  await run(
    `insert into releases
       (dataset, version, study, first_day, last_day, published_day, digest, window_from, profile)
     values ($3, '1.0.0', $1, $2::date, $4::date, $5::date, 'd', $2::date, 'D1') on conflict do nothing`,
    dataset,
    until,
    closed,
  );
}
