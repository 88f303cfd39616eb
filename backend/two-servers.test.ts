import { afterAll, beforeAll, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { paths } from '#shared/wire/paths.ts';
import { burstValve } from './ingest/burst-valve.ts';
import { newReceiptKey, receiptSigner } from './ingest/receipt-signer.ts';
import { aBatch } from './ingest/testing/a-batch.ts';
import { signedGet } from './routes/testing/signed-request.ts';
import * as app from './routes/testing/test-app.ts';
import { makeDayPartitions } from './store/day-partitions.ts';
import { openStore, type Store } from './store/open-store.ts';
import { testCipher } from './store/testing/engines.ts';
import { startTemporaryPostgres, type TemporaryPostgres } from './store/testing/temporary-postgres.ts';
import { unpackBatches } from './store/unpack-batches.ts';

let postgres: TemporaryPostgres;
let stores: Store[];
let servers: Awaited<ReturnType<typeof app.testApp>>[];
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  const config = { databaseUrl: postgres.url, dataFolder: '', cipher: testCipher };
  // Both at once, as two machines would be started: tables, partitions and roles are made once.
  stores = await Promise.all([1, 2].map(() => openStore(config, () => undefined)));
  await Promise.all(stores.map((store) => makeDayPartitions(store.pool, utcDay(new Date()))));
  const signer = receiptSigner(newReceiptKey());
  servers = await Promise.all(
    stores.map((store, i) => app.testApp(store, { signer, valve: burstValve(i === 0 ? 'never' : 'always') })),
  );
}, 60_000);
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await postgres.stop();
});

/** A load balancer that remembers nobody. */
const anyServer = (request: Request) => {
  const server = servers[Math.floor(Math.random() * servers.length)];
  if (!server) throw new Error('There is no server.');
  return server.send(request);
};

test('two servers on one database take what comes to either, once, and give the same receipts', async () => {
  const key = await app.enrolledKey(anyServer);
  const batches = await Promise.all(Array.from({ length: 20 }, () => aBatch()));
  const deliveries = batches.flatMap((batch) => [batch, batch, batch]);
  const receipts = await Promise.all(
    deliveries.map(async (batch) => (await anyServer(await app.batchRequest(batch, key))).text()),
  );
  expect(new Set(receipts).size).toBe(20);
  await Promise.all(
    stores.map(async ({ pool, cipher }) => {
      while ((await unpackBatches(pool, cipher, 3)) > 0);
    }),
  );
  const me = await anyServer(await signedGet(app.origin + paths.me, key));
  expect(await me.json()).toMatchObject({ batches: 20, observations: 40, exposures: 20 });
});

test('a deletion at one server is one at the other', async () => {
  const key = await app.enrolledKey(anyServer);
  const batch = await aBatch();
  const [one, other] = servers;
  await one?.send(await app.batchRequest(batch, key));
  expect((await other?.send(await app.deletionRequest({ of: 'all' }, key)))?.status).toBe(200);
  expect((await one?.send(await app.batchRequest(batch, key)))?.status).toBe(410);
});
