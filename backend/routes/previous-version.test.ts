import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { DeletionReceipt, deletionReceiptText } from '#shared/wire/deletion.ts';
import { paths } from '#shared/wire/paths.ts';
import { isPresent, Receipt, receiptText } from '#shared/wire/receipt.ts';
import { aBatch } from '../ingest/testing/a-batch.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { isSigned } from './testing/is-signed.ts';
import { compress, signedGet, signedPost } from './testing/signed-request.ts';
import type { SigningKey } from './testing/signing-key.ts';
import { enrolledKey, origin, testApp } from './testing/test-app.ts';

// A device that was not updated yet: it writes wire version 1, and its requests do not bring their key along.
describe.each(engines)('a device of the version before, on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let server: Awaited<ReturnType<typeof testApp>>;
  const send = (request: Request) => server.send(request);
  const post = async (path: string, body: object, id: string, key: SigningKey) =>
    send(await signedPost(origin + path, compress(JSON.stringify(body)), id, key, { wire: 1 }));

  beforeAll(async () => {
    opened = await open();
    server = await testApp(opened.store);
  }, 60_000);
  afterAll(() => opened.dispose());

  test('gives a batch and gets the receipt that it knows, the first one again when it asks again', async () => {
    const key = await enrolledKey(send);
    const batch = await aBatch({ wire: 1 });
    const first = await post(paths.batches, batch, batch.batchId, key);
    const receipt = Receipt.parse(await first.json());
    expect([first.status, isPresent(receipt)]).toEqual([201, false]);
    expect(isSigned(receiptText(receipt), receipt.signature, server.signer.publicKey)).toBe(true);
    const again = await post(paths.batches, batch, batch.batchId, key);
    expect([again.status, await again.json()]).toEqual([200, receipt]);
  });

  test('tells a story, asks what is held, and has all of it deleted with the receipt that it knows', async () => {
    const key = await enrolledKey(send);
    const story = await aStory({}, { wire: 1 });
    expect((await post(paths.stories, story, `${story.id}.1`, key)).status).toBe(201);
    const me = await send(await signedGet(origin + paths.me, key, { wire: 1 }));
    expect(await me.json()).toMatchObject({ stories: 1 });
    const id = newDayId(Date.now());
    const deletion = { wire: 1, id, study: 'daylight', target: { of: 'all' } };
    const receipt = DeletionReceipt.parse(await (await post(paths.deletions, deletion, id, key)).json());
    expect(receipt).not.toHaveProperty('releases');
    expect(isSigned(deletionReceiptText(receipt), receipt.signature, server.signer.publicKey)).toBe(true);
  });

  test('that is not enrolled is told to enrol, like one whose signature does not hold', async () => {
    const key = await enrolledKey(send);
    const batch = await aBatch({ wire: 1 });
    const stranger = { ...key, contributor: 'b'.repeat(26) };
    for (const sender of [stranger, { ...key, sign: () => new Uint8Array(64) }]) {
      const answer = await post(paths.batches, batch, batch.batchId, sender);
      expect([answer.status, (await answer.json()).code]).toEqual([401, 'contributor_unknown']);
    }
  });
});
