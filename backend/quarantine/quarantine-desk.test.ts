import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { paths } from '#shared/wire/paths.ts';
import { ReceiptList } from '#shared/wire/receipt-list.ts';
import { verifyStore } from '../archive/verify-store.ts';
import { consentDocumentHashes } from '../ingest/consent-documents.ts';
import { aBatch, anExposure, aRecommendation } from '../ingest/testing/a-batch.ts';
import { signedGet, signedPost } from '../routes/testing/signed-request.ts';
import type { SigningKey } from '../routes/testing/signing-key.ts';
import { deletionRequest, enrolledKey, origin, testApp } from '../routes/testing/test-app.ts';
import { makeDayPartitions } from '../store/day-partitions.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { quarantineDesk } from './quarantine-desk.ts';

const documents = await consentDocumentHashes();
const today = utcDay(new Date());

describe.each(engines)('what lies apart, on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let server: Awaited<ReturnType<typeof testApp>>;
  let key: SigningKey;
  beforeAll(async () => {
    opened = await open();
    await makeDayPartitions(opened.store.pool, today);
    // A server that does not know the consent document yet, as after a device was updated before it.
    server = await testApp(opened.store, { documents: new Set() });
    key = await enrolledKey(server.send);
  }, 60_000);
  afterAll(() => opened.dispose());

  const desk = () => quarantineDesk(opened.store, documents, () => new Date());
  const post = async (batch: Pick<Batch, 'batchId'> & Record<string, unknown>) => {
    const body = new Uint8Array(gzipSync(JSON.stringify(batch)));
    const answer = await server.send(await signedPost(origin + paths.batches, body, batch.batchId, key));
    expect(await answer.json()).toMatchObject({ status: 'quarantined' });
    return batch.batchId;
  };
  const listed = async (id: string) => {
    const answer = await server.send(await signedGet(origin + paths.receipts, key));
    return ReceiptList.parse(await answer.json()).receipts.find(({ batchId }) => batchId === id);
  };
  const observations = async (id: string) =>
    (await opened.store.pool.query('select 1 from observations where batch_id = $1::uuid', [id])).rows.length;
  const acts = async (id: string) =>
    (
      await opened.store.pool.query<{ what: string }>(
        'select what, moderator, reason from moderation_audit where batch_id = $1::uuid order by place',
        [id],
      )
    ).rows;

  test('a batch that a wrong rule kept apart is let in whole, once, and its proof still holds', async () => {
    const id = await post(
      await aBatch({ observations: [aRecommendation(), aRecommendation()], exposures: [anExposure()] }),
    );
    expect((await desk().list()).map(({ batch, reason }) => [batch, reason])).toContainEqual([
      id,
      'consent_unknown',
    ]);
    expect(await observations(id)).toBe(0);
    expect(await desk().explain(id, 'Ada')).toMatchObject({ today: null, problems: [] });
    expect(await desk().release(id, 'Ada')).toEqual({ batch: id, released: true, observations: 2 });
    expect(await observations(id)).toBe(2);
    expect(await listed(id)).toMatchObject({ status: 'stored', reason: null, discarded: null });
    await expect(desk().release(id, 'Bo')).rejects.toThrow('lies apart');
    const proof = await verifyStore(opened.store, server.signer.publicKey, '2000-01-01', () => {});
    expect(proof.problems).toEqual([]);
    expect((await acts(id)).map(({ what }) => what)).toEqual(['batch-shown', 'batch-released']);
  });

  test('a moderator reads in which field something is wrong, and never a word of what stands there', async () => {
    const honest = await aBatch();
    const odd = await post({
      ...honest,
      'Jane Doe': 1,
      observations: [{ ...aRecommendation(), rules: 'so wrong' }],
    });
    const why = await desk().explain(odd, 'Ada');
    expect(why).toMatchObject({ reason: 'batch_invalid', today: 'batch_invalid' });
    expect(why.problems.map(({ field }) => field)).toContain('observations.0.rules');
    expect(JSON.stringify(why)).not.toMatch(/Jane|so wrong/);
    const { send } = await testApp(opened.store);
    const title = 'Call jane@example.org';
    const personal = await aBatch({
      observations: [aRecommendation({ item: { ...aRecommendation().item, title } })],
    });
    const body = new Uint8Array(gzipSync(JSON.stringify(personal)));
    await send(await signedPost(origin + paths.batches, body, personal.batchId, key));
    const found = await desk().explain(personal.batchId, undefined);
    expect(found.problems).toEqual([{ field: 'observations.0.item.title', problem: 'looks like: email' }]);
    expect(JSON.stringify(found)).not.toContain('jane');
    await expect(desk().release(personal.batchId, 'Ada')).rejects.toThrow('would be kept apart today');
  });

  test('what is discarded loses its text for good, its sender can read why, and its id stays taken', async () => {
    const batch = await aBatch();
    const id = await post(batch);
    await desk().discard(id, 'Ada', 'not-needed');
    expect(await listed(id)).toMatchObject({ status: 'quarantined', discarded: 'not-needed' });
    const { rows } = await opened.store.pool.query('select body from batches where batch_id = $1::uuid', [
      id,
    ]);
    expect(rows).toEqual([{ body: null }]);
    expect((await desk().list()).map((one) => one.batch)).not.toContain(id);
    await expect(desk().explain(id, 'Ada')).rejects.toThrow('lies apart');
    await post(batch);
    expect(await observations(id)).toBe(0);
    expect(await acts(id)).toEqual([{ what: 'batch-discarded', moderator: 'Ada', reason: 'not-needed' }]);
  });

  test('who had everything deleted leaves nothing to be let in', async () => {
    const id = await post(await aBatch());
    await server.send(await deletionRequest({ of: 'all' }, key));
    await expect(desk().release(id, 'Ada')).rejects.toThrow('lies apart');
  });
});
