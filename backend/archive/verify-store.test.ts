import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { aBatch, aRecommendation } from '../ingest/testing/a-batch.ts';
import type { SigningKey } from '../routes/testing/signing-key.ts';
import { batchRequest, deletionRequest, enrolledKey, testApp } from '../routes/testing/test-app.ts';
import { makeDayPartitions } from '../store/day-partitions.ts';
import { deleteOldRows } from '../store/retention.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { theSigner } from './testing/a-server.ts';
import { verifyStore } from './verify-store.ts';

const today = utcDay(new Date());

describe.each(engines)('proving the store of the $engine engine', ({ open }) => {
  let opened: TestStore;
  let send: (request: Request) => Promise<Response>;
  let key: SigningKey;
  const ids: string[] = [];

  beforeAll(async () => {
    opened = await open();
    await makeDayPartitions(opened.store.pool, today);
    ({ send } = await testApp(opened.store, { signer: theSigner }));
    key = await enrolledKey(send);
    for (let i = 0; i < 8; i++) {
      const batch = await aBatch();
      ids.push(batch.batchId);
      expect((await send(await batchRequest(batch, key))).status).toBe(201);
    }
  }, 120_000);
  afterAll(() => opened.dispose());

  const prove = (day = '2000-01-01') => verifyStore(opened.store, theSigner.publicKey, day, () => {});
  const spoil = (sql: string, i: number) =>
    opened.store.pool.query(`${sql} where contributor = $1 and batch_id = $2::uuid`, [
      key.contributor,
      ids[i],
    ]);

  test('an untouched store has no problem, with a batch kept apart and one trimmed by a deletion', async () => {
    const other = await enrolledKey(send);
    const two = await aBatch();
    const scope = { source: 'amazon', kind: 'recommendation', tier: 'aggregate' } as const;
    two.observations.push(aRecommendation({ source: 'amazon' }));
    two.consents.push({ ...two.joined, scope });
    expect((await send(await batchRequest(two, other))).status).toBe(201);
    await send(await deletionRequest({ of: 'source', source: 'amazon' }, other));
    const wrong = { ...(await aBatch()), exposures: 'none' } as unknown as typeof two;
    expect((await send(await batchRequest(wrong, other))).status).toBe(202);
    expect(await prove()).toEqual({
      ...{ batches: 10, verified: 9, trimmed: 1, unverifiable: 0 },
      ...{ problems: [], moreProblems: 0 },
    });
  });

  test('the text of what was kept apart goes after 35 days, and its row stays', async () => {
    await deleteOldRows(opened.store.pool, addDays(today, 35), 395);
    expect(await prove()).toMatchObject({ verified: 9, unverifiable: 0 });
    await deleteOldRows(opened.store.pool, addDays(today, 36), 395);
    expect(await prove()).toMatchObject({ batches: 10, verified: 8, unverifiable: 1, problems: [] });
  });

  test('an item that came in two batches is stored once, and none is missing', async () => {
    const [first, second] = [await aBatch(), await aBatch()];
    second.observations[0] = { ...first.observations[0] } as (typeof second.observations)[0];
    for (const batch of [first, second]) await send(await batchRequest(batch, key));
    expect(await prove()).toMatchObject({ batches: 12, verified: 10, problems: [] });
  });

  test('whatever is lost or changed is found, and named', async () => {
    await spoil('update batches set body = null', 0);
    await spoil(`update batches set body = set_byte(body, 40, (get_byte(body, 40) + 1) % 256)`, 1);
    await spoil(`update batches set digest = repeat('0', 64)`, 2);
    await spoil(`update batches set receipt = jsonb_set(receipt::jsonb, '{observations}', '3')::json`, 3);
    await spoil(
      `update batches set commitment = set_byte(commitment, 0, (get_byte(commitment, 0) + 1) % 256)`,
      4,
    );
    await spoil(`update batches set status = 'waiting'`, 5);
    await spoil('delete from observations', 6);
    await spoil(
      `update batches set body = (select body from batches b where b.batch_id = '${ids[0]}' or b.batch_id = '${ids[6]}' order by body is null limit 1)`,
      7,
    );
    const { problems } = await prove();
    expect(Object.fromEntries(problems.map(({ batch, problem }) => [ids.indexOf(batch), problem]))).toEqual({
      0: 'body_lost',
      1: 'body_unreadable',
      2: 'digest_differs',
      3: 'signature_wrong',
      4: 'commitment_differs',
      5: 'observations_unexpected',
      6: 'observations_missing',
      7: 'body_unreadable',
    });
    // What is older than rows are kept is not missing.
    const later = await prove(addDays(today, 1));
    expect(later.problems.map(({ batch }) => ids.indexOf(batch))).not.toContain(6);
  });
});
