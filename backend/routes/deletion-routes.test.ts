import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { DeletionReceipt, type DeletionTarget, deletionReceiptText } from '#shared/wire/deletion.ts';
import { paths } from '#shared/wire/paths.ts';
import { aBatch, anExposure, aRecommendation } from '../ingest/testing/a-batch.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { isSigned } from './testing/is-signed.ts';
import { signedGet } from './testing/signed-request.ts';
import { makeRecoveryKey, type SigningKey } from './testing/signing-key.ts';
import * as app from './testing/test-app.ts';

const today = utcDay(new Date());
const all: DeletionTarget = { of: 'all' };

describe.each(engines)('deletion on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let server: Awaited<ReturnType<typeof app.testApp>>;
  const send = (request: Request) => server.send(request);

  beforeAll(async () => {
    opened = await open();
    server = await app.testApp(opened.store);
  }, 60_000);
  afterAll(() => opened.dispose());

  /** A contributor with two observations and a count of YouTube, one of each of elsewhere, and a story about YouTube. */
  async function donor(recovery?: SigningKey) {
    const key = await app.enrolledKey(send, recovery);
    const elsewhere = { source: 'elsewhere', rules: 'elsewhere@1' };
    const { consents, ...batch } = await aBatch();
    const scope = { source: 'elsewhere', kind: 'recommendation' as const, tier: 'aggregate' as const };
    const sent = {
      ...batch,
      consents: [...consents, { scope, ...batch.joined }],
      observations: [aRecommendation(), aRecommendation(), aRecommendation(elsewhere)],
      exposures: [anExposure(), anExposure(elsewhere)],
    };
    const story = await aStory();
    expect((await send(await app.batchRequest(sent, key))).status).toBe(201);
    expect((await send(await app.storyRequest(story, key))).status).toBe(201);
    return { key, batch: sent, story };
  }
  const erase = async (target: DeletionTarget, key: SigningKey, id?: string) =>
    send(await app.deletionRequest(target, key, id));
  const held = async (key: SigningKey) => {
    const count = (table: string) => `(select count(*) from ${table} where contributor = $1) as ${table}`;
    const tables = ['observations', 'exposures', 'batches', 'stories', 'structures', 'deletions'];
    const { rows } = await opened.store.pool.query(`select ${tables.map(count).join()}`, [key.contributor]);
    return rows[0];
  };

  test('after a deletion of all, no row of the contributor is left but the tombstone and the record (C14)', async () => {
    const [{ key }, other] = [await donor(), await donor()];
    const before = await held(other.key);
    const answer = await erase(all, key);
    expect(answer.status).toBe(200);
    const receipt = DeletionReceipt.parse(await answer.json());
    expect(receipt).toMatchObject({ observations: 3, exposures: 2, stories: 1, day: today });
    expect(isSigned(deletionReceiptText(receipt), receipt.signature, server.signer.publicKey)).toBe(true);
    expect(await held(key)).toEqual({
      observations: 0,
      exposures: 0,
      batches: 0,
      stories: 0,
      structures: 0,
      deletions: 1,
    });
    expect(await held(other.key)).toEqual(before);
  });

  test('after a deletion of all, the key is refused whatever it sends', async () => {
    const { key, batch, story } = await donor();
    await erase(all, key);
    const requests = [
      app.batchRequest(batch, key),
      app.batchRequest(await aBatch(), key),
      app.storyRequest(story, key),
      app.enrolRequest(key),
      app.enrolRequest(key, await makeRecoveryKey('daylight')),
      signedGet(app.origin + paths.me, key),
      app.deletionRequest(all, key),
      app.deletionRequest({ of: 'source', source: 'youtube' }, key),
    ];
    for (const request of requests) {
      const answer = await send(await request);
      expect([answer.status, (await answer.json()).code]).toEqual([410, 'contributor_deleted']);
    }
    expect(await held(key)).toMatchObject({ observations: 0, exposures: 0, batches: 0, stories: 0 });
  });

  test('a deletion of one source leaves the others, the stories, and the receipts of batches', async () => {
    const { key, batch, story } = await donor();
    const receipt = await (await erase({ of: 'source', source: 'youtube' }, key)).json();
    expect(receipt).toMatchObject({ observations: 2, exposures: 1, stories: 0 });
    expect(await held(key)).toEqual({
      observations: 1,
      exposures: 1,
      batches: 1,
      stories: 1,
      structures: 0,
      deletions: 1,
    });
    expect((await send(await app.batchRequest(batch, key))).status).toBe(200);
    expect((await send(await app.storyRequest(story, key))).status).toBe(200);
    expect(await held(key)).toMatchObject({ observations: 1, exposures: 1 });
  });

  test('a deletion of a story leaves everything else, and nothing that the story said', async () => {
    const { key, story } = await donor();
    const receipt = await (await erase({ of: 'story', story: story.id }, key)).json();
    expect(receipt).toMatchObject({ observations: 0, exposures: 0, stories: 1 });
    const me = await send(await signedGet(app.origin + paths.me, key));
    expect(await me.json()).toMatchObject({ observations: 3, exposures: 2, stories: 0 });
    const { rows } = await opened.store.pool.query('select * from stories where contributor = $1', [
      key.contributor,
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/knots|youtube|recommendation/);
  });

  test.each<DeletionTarget>([all, { of: 'source', source: 'youtube' }, { of: 'story', story: newDayId(0) }])(
    'the same deletion again gets its first receipt: %j',
    async (target) => {
      const { key } = await donor();
      const id = newDayId(Date.now());
      const first = await (await erase(target, key, id)).json();
      const before = await app.rowCounts(opened.store);
      const again = await erase(target, key, id);
      expect(again.status).toBe(200);
      expect(await again.json()).toEqual(first);
      expect(await app.rowCounts(opened.store)).toEqual(before);
    },
  );

  test('the id of a deletion does not serve for another one', async () => {
    const { key } = await donor();
    const id = newDayId(Date.now());
    await erase({ of: 'source', source: 'youtube' }, key, id);
    const answer = await erase(all, key, id);
    expect([answer.status, (await answer.json()).code]).toEqual([422, 'deletion_invalid']);
    expect(await held(key)).toMatchObject({ observations: 1, stories: 1 });
  });

  test('a recovery key deletes when the key itself is lost, and gets its receipt again', async () => {
    const recovery = await makeRecoveryKey('daylight');
    const { key } = await donor(recovery);
    const part = await erase({ of: 'source', source: 'youtube' }, recovery);
    expect(await part.json()).toMatchObject({ contributor: key.contributor, observations: 2 });
    const id = newDayId(Date.now());
    const first = await (await erase(all, recovery, id)).json();
    expect(first).toMatchObject({ contributor: key.contributor, observations: 1, stories: 1 });
    expect(await (await erase(all, recovery, id)).json()).toEqual(first);
    expect(await held(key)).toEqual({
      observations: 0,
      exposures: 0,
      batches: 0,
      stories: 0,
      structures: 0,
      deletions: 1,
    });
  });

  test('a recovery key does nothing else: it neither sends nor asks', async () => {
    const recovery = await makeRecoveryKey('daylight');
    await donor(recovery);
    const requests = [
      app.batchRequest(await aBatch(), recovery),
      app.storyRequest(await aStory(), recovery),
      signedGet(app.origin + paths.me, recovery),
    ];
    for (const request of requests)
      expect(await (await send(await request)).json()).toMatchObject({ code: 'signature_invalid' });
  });

  test('a new recovery key takes the place of the old one; enrolling without one changes nothing', async () => {
    const [old, young] = [await makeRecoveryKey('daylight'), await makeRecoveryKey('daylight')];
    const { key } = await donor(old);
    await send(await app.enrolRequest(key, young));
    await send(await app.enrolRequest(key));
    expect(await (await erase(all, old)).json()).toMatchObject({ code: 'contributor_unknown' });
    expect((await erase(all, young)).status).toBe(200);
  });

  test('who names somebody else’s recovery key takes nothing away from them', async () => {
    const recovery = await makeRecoveryKey('daylight');
    const [victim, thief] = [await donor(recovery), await donor()];
    // Enrolled a day later: on one day, chance would decide.
    await opened.store.pool.query(
      'update contributors set enrolled_day = enrolled_day + 1 where contributor = $1',
      [thief.key.contributor],
    );
    await send(await app.enrolRequest(thief.key, recovery));
    expect(await (await erase(all, recovery)).json()).toMatchObject({ contributor: victim.key.contributor });
    expect(await held(victim.key)).toMatchObject({ observations: 0 });
  });
});
