import fs, { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aBatch } from '../../ingest/testing/a-batch.ts';
import { aTakenBatch } from '../../ingest/testing/a-taken-batch.ts';
import { migrate } from '../migrate.ts';
import { sqlIngestStore } from '../sql-ingest-store.ts';
import type { SqlPool } from '../sql-pool.ts';
import { testCipher } from '../testing/engines.ts';
import { openEmbeddedSession } from './embedded-session.ts';
import { exclusivePool } from './exclusive-pool.ts';

// The session that the server runs in its worker, here in the test's own thread, where its fsync can be watched.
let folder: string;
let pool: SqlPool;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-durable-'));
  pool = exclusivePool(await openEmbeddedSession(join(folder, 'database')));
  await migrate(pool);
}, 60_000);
afterAll(async () => {
  await pool.end();
  rmSync(folder, { recursive: true, force: true });
});

test('every acknowledged batch has been synced to disk at least once', async () => {
  const store = sqlIngestStore({ pool, ingestPool: pool, cipher: testCipher });
  await store.enrol({ contributor: 'c', study: 'daylight', publicKey: 'k' }, '2026-11-21');
  const fsync = vi.spyOn(fs, 'fsyncSync');
  for (let i = 0; i < 10; i++) {
    const batch = await aBatch();
    const before = fsync.mock.calls.length;
    await store.storeBatch(aTakenBatch('c', batch));
    expect(fsync.mock.calls.length).toBeGreaterThan(before);
  }
  const before = fsync.mock.calls.length;
  await store.countHoldings('c');
  expect(fsync.mock.calls.length).toBe(before);
});

test('a checkpoint syncs the tables themselves', async () => {
  const fsync = vi.spyOn(fs, 'fsyncSync');
  const before = fsync.mock.calls.length;
  await pool.query('checkpoint');
  expect(fsync.mock.calls.length).toBeGreaterThan(before + 3);
});
