import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Tier } from '#shared/consent/scope.ts';
import { Holdings } from '#shared/wire/holdings.ts';
import { paths } from '#shared/wire/paths.ts';
import { Receipt, receiptText } from '#shared/wire/receipt.ts';
import { aBatch, anExposure, aRecommendation } from '../ingest/testing/a-batch.ts';
import { readStoredBatch } from '../store/batch-body.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { aTypedItem } from './testing/bad-queries.ts';
import { isSigned } from './testing/is-signed.ts';
import { compress, signedGet, signedPost } from './testing/signed-request.ts';
import type { SigningKey } from './testing/signing-key.ts';
import { makeSigningKey } from './testing/signing-key.ts';
import { batchRequest, enrolledKey, enrolRequest, origin, rowCounts, testApp } from './testing/test-app.ts';

describe.each(engines)('ingest on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let server: Awaited<ReturnType<typeof testApp>>;
  const send = (request: Request) => server.send(request);

  beforeAll(async () => {
    opened = await open();
    server = await testApp(opened.store);
  }, 60_000);
  afterAll(() => opened.dispose());

  /** What lies encrypted in the rows of a contributor's batches. */
  async function bodiesOf({ contributor }: SigningKey) {
    const { pool, cipher } = opened.store;
    const { rows } = await pool.query<{ id: string; body: Uint8Array }>(
      'select batch_id::text as id, body from batches where contributor = $1',
      [contributor],
    );
    return rows.map(({ id, body }) => readStoredBatch(cipher, { contributor, batchId: id }, body));
  }

  test('a batch is stored whole and answered with a receipt that the server signed', async () => {
    const key = await enrolledKey(send);
    const batch = await aBatch();
    const answer = await send(await batchRequest(batch, key));
    expect(answer.status).toBe(201);
    const receipt = Receipt.parse(await answer.json());
    expect(receipt).toMatchObject({
      batchId: batch.batchId,
      contributor: key.contributor,
      observations: 2,
      exposures: 1,
    });
    expect(isSigned(receiptText(receipt), receipt.signature, server.signer.publicKey)).toBe(true);
    const { rows } = await opened.store.pool.query(
      `select id::text as id, day, tier, item_id, item_title, publisher_id, publisher_name, position, reach, record
       from observations where contributor = $1 order by id`,
      [key.contributor],
    );
    const stored = {
      tier: 'aggregate',
      item_id: 'dQ_invented1',
      publisher_id: '@larderlab',
      publisher_name: 'Larder Lab',
      item_title: 'Ten minutes with “the old bridge” 🌉',
      position: 0,
      reach: 'unknown',
      record: null,
    };
    const inOrder = batch.observations.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(rows).toEqual(inOrder.map(({ id, seen }) => ({ id, day: seen.day, ...stored })));
    expect(await bodiesOf(key)).toEqual([batch]);
  });

  test('a batch that comes again gets its first receipt and adds nothing', async () => {
    const key = await enrolledKey(send);
    const batch = await aBatch();
    const first = await (await send(await batchRequest(batch, key))).json();
    const before = await rowCounts(opened.store);
    const again = await send(await batchRequest(batch, key));
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(first);
    expect(await rowCounts(opened.store)).toEqual(before);
  });

  test('twenty deliveries of one batch at the same moment store it once and give one receipt', async () => {
    const key = await enrolledKey(send);
    const batch = await aBatch();
    const requests = await Promise.all(Array.from({ length: 20 }, () => batchRequest(batch, key)));
    const answers = await Promise.all(requests.map(send));
    expect(answers.map((a) => a.status).sort()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(await Promise.all(answers.map((a) => a.text()))).size).toBe(1);
    const me = await send(await signedGet(origin + paths.me, key));
    expect(await me.json()).toMatchObject({ batches: 1, observations: 2, exposures: 1 });
  });

  test('an observation that comes again in another batch is stored once', async () => {
    const key = await enrolledKey(send);
    const observations = [aRecommendation()];
    await send(await batchRequest(await aBatch({ observations }), key));
    await send(await batchRequest(await aBatch({ observations, exposures: [] }), key));
    const me = await send(await signedGet(origin + paths.me, key));
    expect(await me.json()).toMatchObject({ batches: 2, observations: 1 });
  });

  test('no contributor can take a batch id or an observation id away from another', async () => {
    const [one, other] = [await enrolledKey(send), await enrolledKey(send)];
    const batch = await aBatch();
    expect((await send(await batchRequest(batch, one))).status).toBe(201);
    expect((await send(await batchRequest(batch, other))).status).toBe(201);
    const me = await send(await signedGet(origin + paths.me, other));
    expect(Holdings.parse(await me.json())).toEqual({
      contributor: other.contributor,
      batches: 1,
      observations: 2,
      exposures: 1,
      stories: 0,
      structures: 0,
    });
  });

  test('only what was granted as exhibit is kept as exhibit', async () => {
    const key = await enrolledKey(send);
    const batch = await aBatch();
    const [consent] = batch.consents;
    if (!consent) throw new Error('a batch has a consent');
    const exhibit = { ...consent, scope: { ...consent.scope, tier: 'exhibit' as const } };
    await send(await batchRequest({ ...batch, consents: [consent, exhibit] }, key));
    const { rows } = await opened.store.pool.query(
      'select distinct tier from observations where contributor = $1',
      [key.contributor],
    );
    expect(rows).toEqual([{ tier: 'exhibit' }]);
  });

  test('what was typed is stored with its item where the batch names the consent for it', async () => {
    const key = await enrolledKey(send);
    const item = aTypedItem();
    const batch = await aBatch({ observations: [item] });
    const consents = (['recommendation', 'query'] as const).flatMap((kind) =>
      Tier.options.map((tier) => ({ scope: { source: 'youtube', kind, tier }, ...batch.joined })),
    );
    const answer = await send(await batchRequest({ ...batch, consents }, key));
    expect(answer.status).toBe(201);
    const { rows } = await opened.store.pool.query('select tier from observations where contributor = $1', [
      key.contributor,
    ]);
    expect(rows).toEqual([{ tier: 'exhibit' }]);
    expect(await bodiesOf(key)).toMatchObject([{ observations: [item] }]);
  });

  test('exposure counts of one day in two batches are both kept, to be added up', async () => {
    const key = await enrolledKey(send);
    for (const pages of [2, 3])
      await send(await batchRequest(await aBatch({ exposures: [anExposure({ pages })] }), key));
    const { rows } = await opened.store.pool.query(
      'select sum(pages) as pages from exposures where contributor = $1',
      [key.contributor],
    );
    expect(rows).toEqual([{ pages: 5 }]);
  });

  test('what somebody agreed to goes with the batch: the scopes, and taking part', async () => {
    const key = await enrolledKey(send);
    const batch = await aBatch();
    await send(await batchRequest(batch, key));
    const { rows } = await opened.store.pool.query(
      'select joined, consents from batches where contributor = $1',
      [key.contributor],
    );
    expect(rows).toEqual([{ joined: batch.joined, consents: batch.consents }]);
  });

  test('enrolling twice changes nothing and gives the same answer', async () => {
    const key = await makeSigningKey('daylight');
    const answers = [await send(await enrolRequest(key)), await send(await enrolRequest(key))];
    const bodies = await Promise.all(answers.map((a) => a.json()));
    expect(bodies[0]).toEqual({ contributor: key.contributor, receiptKey: server.signer.publicKey });
    expect(bodies[1]).toEqual(bodies[0]);
    const { rows } = await opened.store.pool.query('select 1 from contributors where contributor = $1', [
      key.contributor,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('a batch that one server took is known to another server on the same database', async () => {
    const key = await enrolledKey(send);
    const second = await testApp(opened.store, { signer: server.signer });
    const batch = await aBatch();
    const request = signedPost(origin + paths.batches, compress(JSON.stringify(batch)), batch.batchId, key);
    expect((await second.send(await request)).status).toBe(201);
    expect((await send(await batchRequest(batch, key))).status).toBe(200);
  });
});
