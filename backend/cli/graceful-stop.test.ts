import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBackend } from '../../e2e/simulate/backend-process.ts';
import { aBatch } from '../ingest/testing/a-batch.ts';
import { compress, signedPost } from '../routes/testing/signed-request.ts';
import { makeSigningKey } from '../routes/testing/signing-key.ts';
import { openStore } from '../store/open-store.ts';
import { storeOf } from '../store-of.ts';

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'daylight-stop-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

test('a server that is asked to stop answers all that it stored, stores all that it answered, and ends well', async () => {
  const backend = await startBackend(dataFolder);
  const key = await makeSigningKey('daylight');
  const post = async (path: string, content: object, id: string) =>
    fetch(await signedPost(backend.url + path, compress(JSON.stringify(content)), id, key));
  await post('/v1/enrolments', { study: 'daylight', publicKey: key.publicKey }, key.contributor);

  const answered: string[] = [];
  const first = Promise.withResolvers<void>();
  const sendUntilGone = async () => {
    for (;;) {
      const batch = await aBatch();
      const answer = await post('/v1/batches', batch, batch.batchId).catch(() => undefined);
      if (!answer) return; // Nobody is there any more.
      expect([201, 503]).toContain(answer.status);
      if (answer.status !== 201) continue;
      answered.push(batch.batchId);
      if (answered.length === 20) first.resolve();
    }
  };
  const sending = Promise.all(Array.from({ length: 12 }, sendUntilGone));
  await first.promise;
  expect(await backend.stop()).toBe(0);
  await sending;

  const store = await openStore(storeOf({ databaseUrl: undefined, dataFolder }), () => {});
  const { rows } = await store.pool.query<{ batch_id: string }>('select batch_id from batches');
  await store.close();
  expect(rows.map((row) => row.batch_id).sort()).toEqual(answered.sort());
}, 120_000);
