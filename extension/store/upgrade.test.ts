import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { aRecommendation } from '../consent/testing/a-recommendation.ts';
import { Database } from './database.ts';
import { studyKey } from './keys.ts';
import { type DatabaseVersion, versions } from './versions.ts';

const item = aRecommendation();
const kept = { status: 'waiting', source: 'youtube', kind: 'recommendation', capturedAt: 1 };
const counts = { containers: 1, items: 1, visible: 1, parsed: 1, failed: 0 };
const nothing = { observations: [], removed: 0, trail: [] };
const later = { attempts: 0, nextAttemptAt: 1 };
const place = { source: 'youtube', day: '2026-11-20' };
const deletion = { wire: 1, id: newDayId(0), study: 'daylight', target: { of: 'all' } };

/** A row of every table, as this version writes it. */
const rows: Record<string, object> = {
  observations: { id: item.id, ...kept, observation: item },
  tallies: { ...place, status: 'waiting', kind: 'recommendation', n: 1 },
  discards: { ...place, kind: 'recommendation', reason: 'private-search', n: 1 },
  exposures: { pageView: 'p', surface: 'home', rules: 'youtube@1', batchId: '', ...place, ...counts },
  pages: { pageView: 'p', source: 'youtube', page: 'home', hostItem: null, at: 1 },
  ledger: { id: 'e', at: 1, uiVersion: '1', change: { type: 'study-left' }, previous: '', hash: 'h' },
  outbox: { batchId: 'b', json: '{}', study: 'daylight', ...later },
  receipts: { batchId: 'b', study: 'daylight', day: '2026-11-20' },
  stories: { id: newDayId(0), status: 'draft', revision: 0, updatedAt: 1, draft: nothing, ...later },
  deletions: { id: deletion.id, contributor: 'c', deletion, requestedAt: 1, ...later },
  packs: { source: 'youtube' },
  marks: { source: 'youtube', surface: 'home', rules: 'youtube@1', views: [], days: [], changedAt: 1 },
  structures: { id: deletion.id, status: 'draft', study: 'daylight', madeAt: 1, ...later },
  memos: { name: 'clock', value: 1 },
  studies: { study: 'bridges', signed: {}, inForce: [] },
  shares: { study: 'bridges', item: item.id, id: deletion.id, status: 'ready' },
};

/** Fills every table that there was in a version. Answers their rows by table. */
async function fill(name: string, history: readonly DatabaseVersion[]): Promise<[string, object][]> {
  const old = new Database(name, history);
  const there = Object.entries(rows).filter(([table]) => history.some(({ stores }) => stores[table]));
  for (const [table, row] of there) await old.table(table).add(structuredClone(row));
  await studyKey(old, 'daylight');
  old.close();
  return there;
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
    const there = await fill(
      name,
      versions.filter((v) => v.version <= version),
    );
    const now = new Database(name, [...versions, next]);
    for (const [table, row] of there) expect(await now.table(table).toArray()).toMatchObject([row]);
    expect(await now.observations.where('day').equals('2026-11-21').count()).toBe(1);
    const { privateKey } = await studyKey(now, 'daylight');
    expect((await crypto.subtle.sign('Ed25519', privateKey, new Uint8Array(3))).byteLength).toBe(64);
    await now.delete();
  },
);

test('no table is left out of that', () => {
  const database = new Database('every-table');
  const tables = database.tables.map((table) => table.name).filter((name) => name !== 'keys');
  expect(Object.keys(rows).sort()).toEqual(tables.sort());
});

test('versions only ever grow, so that a shipped one is never edited', () => {
  const numbers = versions.map((v) => v.version);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
});
