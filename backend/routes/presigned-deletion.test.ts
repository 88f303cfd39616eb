import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { DeletionReceipt } from '#shared/wire/deletion.ts';
import { aBatch } from '../ingest/testing/a-batch.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { makeSigningKey } from './testing/signing-key.ts';
import {
  batchRequest,
  deletionRequest,
  enrolledKey,
  presign,
  presignedRequest,
  rowCounts,
  testApp,
} from './testing/test-app.ts';

describe.each(engines)('a deletion signed beforehand on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let server: Awaited<ReturnType<typeof testApp>>;
  const send = (request: Request) => server.send(request);
  const erase = (body: unknown) => send(presignedRequest(body));

  beforeAll(async () => {
    opened = await open();
    server = await testApp(opened.store);
  }, 60_000);
  afterAll(() => opened.dispose());

  test('deletes everything without a key at hand, and gives the same receipt again', async () => {
    const key = await enrolledKey(send);
    await send(await batchRequest(await aBatch(), key));
    const deletion = presign(key);
    const answer = await erase(deletion);
    expect(answer.status).toBe(200);
    const receipt = DeletionReceipt.parse(await answer.json());
    expect(receipt).toMatchObject({ deletion: deletion.id, contributor: key.contributor, observations: 2 });
    expect(await (await erase(deletion)).json()).toEqual(receipt);
    const again = await send(await deletionRequest({ of: 'all' }, key, deletion.id));
    expect(await again.json()).toEqual(receipt);
  });

  test('says that all is gone when it was deleted in another way before', async () => {
    const key = await enrolledKey(send);
    await send(await deletionRequest({ of: 'all' }, key));
    const answer = await erase(presign(key));
    expect([answer.status, (await answer.json()).code]).toEqual([410, 'contributor_deleted']);
  });

  test('that is not of the contributor’s own hand is refused like that of somebody unknown', async () => {
    const [key, other] = [await enrolledKey(send), await enrolledKey(send)];
    const deletion = presign(key);
    const foreign = [
      { ...deletion, contributor: other.contributor },
      { ...deletion, id: newDayId(Date.now()) },
      { ...deletion, study: 'other' },
      { ...deletion, study: 'elsewhere' },
      { ...presign(other), contributor: key.contributor },
      { ...deletion, signature: `${'A'.repeat(85)}A` },
      presign(await makeSigningKey('daylight')),
      presign(await makeSigningKey('elsewhere')),
    ];
    const before = await rowCounts(opened.store);
    const answers = await Promise.all(foreign.map(async (body) => (await erase(body)).text()));
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0] ?? '')).toMatchObject({ code: 'signature_invalid', status: 401 });
    expect(await rowCounts(opened.store)).toEqual(before);
  });

  test('after the contributor is gone, who holds no signature of theirs still learns nothing', async () => {
    const key = await enrolledKey(send);
    await send(await deletionRequest({ of: 'all' }, key));
    const answer = await erase({ ...presign(key), id: newDayId(Date.now()) });
    expect(await answer.json()).toMatchObject({ code: 'signature_invalid' });
  });
});
