import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#shared/wire/paths.ts';
import { Problem } from '#shared/wire/problem.ts';
import { isPresent, Receipt, receiptText } from '#shared/wire/receipt.ts';
import { aBatch } from '../ingest/testing/a-batch.ts';
import { openBody } from '../store/batch-body.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { badBatches } from './testing/bad-batches.ts';
import { isSigned } from './testing/is-signed.ts';
import { signedPost } from './testing/signed-request.ts';
import { enrolledKey, origin, rowCounts, testApp } from './testing/test-app.ts';

describe.each(engines)('quarantine on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let server: Awaited<ReturnType<typeof testApp>>;
  const send = (request: Request) => server.send(request);
  const post = async (body: Uint8Array<ArrayBuffer>, id: string, wire: 1 | 2 = 2) =>
    send(await signedPost(origin + paths.batches, body, id, await enrolledKey(send), { wire }));

  beforeAll(async () => {
    opened = await open();
    server = await testApp(opened.store);
  }, 60_000);
  afterAll(() => opened.dispose());

  test.each(badBatches)('%s is kept apart as %s, and its sender can read why', async (_, reason, make) => {
    const honest = await aBatch();
    const body = await make(honest);
    const before = await rowCounts(opened.store);
    const answer = await post(body, honest.batchId);
    expect(answer.status).toBe(202);
    const receipt = Receipt.parse(await answer.json());
    expect(receipt).toMatchObject({ batchId: honest.batchId, status: 'quarantined', reason });
    expect(isPresent(receipt)).toBe(true);
    expect(isSigned(receiptText(receipt), receipt.signature, server.signer.publicKey)).toBe(true);
    const { contributors = 0, batches = 0, ...rest } = before;
    expect(await rowCounts(opened.store)).toEqual({
      ...rest,
      contributors: contributors + 1,
      batches: batches + 1,
    });
    const { rows } = await opened.store.pool.query<{ contributor: string; status: string; body: Uint8Array }>(
      'select contributor, status, body from batches where batch_id = $1::uuid',
      [honest.batchId],
    );
    const [row] = rows;
    expect(row?.status).toBe('quarantined');
    const key = { contributor: row?.contributor ?? '', batchId: honest.batchId };
    expect(Buffer.from(openBody(opened.store.cipher, key, row?.body ?? new Uint8Array()))).toEqual(
      Buffer.from(body),
    );
  });

  test.each(badBatches.filter(([, reason]) => reason !== 'personal_data'))(
    '%s of a device of the version before is refused as it always was, and nothing is kept of it',
    async (_, reason, make) => {
      const honest = await aBatch({ wire: 1 });
      const answer = await post(await make(honest), honest.batchId, 1);
      const { code } = Problem.parse(await answer.json());
      expect(code).toBe(reason === 'json_not_canonical' ? 'body_not_json' : reason);
      const { rows } = await opened.store.pool.query('select 1 from batches where batch_id = $1::uuid', [
        honest.batchId,
      ]);
      expect(rows).toEqual([]);
    },
  );

  test('the same bytes again get the same receipt; other bytes under that id are a conflict', async () => {
    const key = await enrolledKey(send);
    const { batchId } = await aBatch();
    const body = new TextEncoder().encode('not gzip');
    const again = async (bytes: Uint8Array<ArrayBuffer>) =>
      send(await signedPost(origin + paths.batches, bytes, batchId, key));
    const receipt = await (await again(body)).json();
    const second = await again(body);
    expect([second.status, await second.json()]).toEqual([200, receipt]);
    expect((await again(new TextEncoder().encode('neither gzip'))).status).toBe(409);
  });

  test('nobody fills our disk: beyond twenty a day, a contributor is asked to come back later', async () => {
    const key = await enrolledKey(send);
    const statuses: number[] = [];
    for (let i = 0; i < 22; i++) {
      const { batchId } = await aBatch();
      const body = new TextEncoder().encode(`not gzip ${i}`);
      statuses.push((await send(await signedPost(origin + paths.batches, body, batchId, key))).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 202), 429, 429]);
  });

  test('a good batch that is stored says so, and its body is the very text', async () => {
    const key = await enrolledKey(send);
    const batch = await aBatch();
    const text = JSON.stringify(batch);
    const body = new Uint8Array(gzipSync(text));
    const answer = await send(await signedPost(origin + paths.batches, body, batch.batchId, key));
    expect([answer.status, await answer.json()]).toMatchObject([201, { status: 'stored', reason: null }]);
    const { rows } = await opened.store.pool.query<{ body: Uint8Array }>(
      'select body from batches where batch_id = $1::uuid',
      [batch.batchId],
    );
    const opener = { contributor: key.contributor, batchId: batch.batchId };
    const plain = openBody(opened.store.cipher, opener, rows[0]?.body ?? new Uint8Array());
    expect(gunzipSync(plain).toString('utf8')).toBe(text);
    expect(Buffer.from(rows[0]?.body ?? []).includes('bridge')).toBe(false);
  });
});
