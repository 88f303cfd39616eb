import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { aRecommendation } from '../consent/testing/a-recommendation.ts';
import { Database } from './database.ts';
import { studyKey } from './keys.ts';
import { type DatabaseVersion, versions } from './versions.ts';

const item = aRecommendation();
const rows = {
  observations: { id: item.id, status: 'waiting', source: 'youtube', capturedAt: 1, observation: item },
  exposures: {
    pageView: 'p',
    surface: 'home',
    source: 'youtube',
    day: '2026-11-20',
    rules: 'youtube@1',
    containers: 1,
    items: 1,
    visible: 1,
    parsed: 1,
    failed: 0,
    batchId: '',
  },
  ledger: { id: 'e', at: 1, uiVersion: '1', change: { type: 'paused' }, previous: '', hash: 'h' },
  outbox: { batchId: 'b', json: '{}', study: 'daylight', attempts: 0, nextAttemptAt: 1 },
  receipts: { batchId: 'b', study: 'daylight', day: '2026-11-20' },
};

async function fill(name: string, history: readonly DatabaseVersion[]): Promise<void> {
  const old = new Database(name, history);
  for (const [table, row] of Object.entries(rows)) await old.table(table).add(structuredClone(row));
  await studyKey(old, 'daylight');
  old.close();
}

const next: DatabaseVersion = {
  version: 1000,
  stores: { observations: 'id, [status+capturedAt], source, batchId, day' },
  upgrade: async (transaction) => {
    await transaction
      .table('observations')
      .toCollection()
      .modify((row) => {
        row.day = row.observation.seen.day;
      });
  },
};

test.each(versions.map((v) => v.version))(
  'everything kept by version %i is there after an upgrade',
  async (version) => {
    const name = `upgrade-${version}`;
    await fill(
      name,
      versions.filter((v) => v.version <= version),
    );
    const now = new Database(name, [...versions, next]);
    for (const [table, row] of Object.entries(rows))
      expect(await now.table(table).toArray()).toMatchObject([row]);
    expect(await now.observations.where('day').equals('2026-11-21').count()).toBe(1);
    const { privateKey } = await studyKey(now, 'daylight');
    expect((await crypto.subtle.sign('Ed25519', privateKey, new Uint8Array(3))).byteLength).toBe(64);
    await now.delete();
  },
);

test('versions only ever grow, so that a shipped one is never edited', () => {
  const numbers = versions.map((v) => v.version);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
});

test('the study key signs, stays the same, and cannot be read out', async () => {
  const database = new Database('keys');
  const [one, two] = await Promise.all([studyKey(database, 'daylight'), studyKey(database, 'daylight')]);
  expect(one.publicKey).toBe(two.publicKey);
  await expect(crypto.subtle.exportKey('pkcs8', one.privateKey)).rejects.toThrow();
  expect((await studyKey(database, 'another')).contributor).not.toBe(one.contributor);
  await database.delete();
});
