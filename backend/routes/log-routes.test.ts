import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReceiptList } from '#shared/wire/receipt-list.ts';
import { appendToLog } from '../log/append-to-log.ts';
import { logOrigin } from '../log/database-log.ts';
import { someBatches } from '../log/testing/some-batches.ts';
import { verifyLog } from '../log/verify-log.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { signedGet } from './testing/signed-request.ts';
import { makeSigningKey } from './testing/signing-key.ts';
import { enrolledKey, origin, testApp } from './testing/test-app.ts';

describe.each(engines)('on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let app: Awaited<ReturnType<typeof testApp>>;
  beforeAll(async () => {
    opened = await open();
    app = await testApp(opened.store);
  });
  afterAll(() => opened?.dispose());

  const get = (path: string, headers: Record<string, string> = {}) =>
    app.send(new Request(`${origin}/log/${path}`, { headers }));
  const append = () =>
    appendToLog(opened.store.pool, { signer: app.signer, origin: logOrigin(origin) }, '2026-11-28', () => 0);

  const strangers = async (path: string) => {
    const answer = await get(path, { origin: 'https://newspaper.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  };

  test('before its first entry there is a key, and no checkpoint, and whoever checks it finds nothing wrong', async () => {
    expect((await get('checkpoint')).status).toBe(404);
    expect(await (await get('key')).text()).toMatch(/^daylight\.test\/log\+[0-9a-f]{8}\+A/);
    expect(await verifyLog(strangers)).toMatchObject({ size: 0, origin: 'daylight.test/log' });
  });

  test('a stranger can fetch the log, from any website, and work it out anew', async () => {
    await someBatches(opened.store.pool, 300);
    await append();
    expect(await verifyLog(strangers)).toMatchObject({ size: 300, origin: 'daylight.test/log' });
  });

  test('a full tile may be kept for ever; the rest is asked for anew; a narrower one is still there', async () => {
    const cached = async (path: string) => (await get(path)).headers.get('cache-control');
    expect(await cached('tile/0/000')).toBe('public, max-age=31536000, immutable');
    for (const path of ['tile/0/001.p/44', 'tile/0/000.p/17', 'tile/entries/001.p/44', 'checkpoint', 'key'])
      expect(await cached(path)).toBe('no-cache');
    expect((await (await get('tile/0/000.p/17')).arrayBuffer()).byteLength).toBe(17 * 32);
  });

  test.each(['tile/0/001', 'tile/0/001.p/45', 'tile/2/000', 'tile/0/1', 'tile/0/000/', 'x', ''])(
    'there is nothing at %j',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  test('a contributor learns where each of their batches stands, and nothing of the others', async () => {
    const key = await enrolledKey(app.send);
    const ask = async () => {
      const answer = await app.send(await signedGet(`${origin}/v1/receipts`, key));
      expect(answer.headers.get('cache-control')).toBe('no-store');
      return ReceiptList.parse(await answer.json()).receipts;
    };
    expect(await ask()).toEqual([]);
    await someBatches(opened.store.pool, 2, key.contributor);
    await opened.store.pool.query(
      `update batches set status = 'quarantined', reason = 'personal_data'
       where contributor = $1 and batch_id = (select min(batch_id::text)::uuid from batches where contributor = $1)`,
      [key.contributor],
    );
    const apart = { status: 'quarantined', reason: 'personal_data', index: null };
    expect(await ask()).toMatchObject([{ status: 'stored', reason: null, index: null }, apart]);
    await append();
    const indexes = (await ask()).map(({ index }) => index);
    expect(indexes.toSorted()).toEqual([300, 301]);
  });

  test('who is not enrolled, or does not sign, is told nothing', async () => {
    const stranger = await makeSigningKey('daylight');
    expect((await app.send(await signedGet(`${origin}/v1/receipts`, stranger))).status).toBe(401);
    expect((await app.send(new Request(`${origin}/v1/receipts`))).status).toBe(401);
  });
});
