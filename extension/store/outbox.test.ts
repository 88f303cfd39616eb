import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aRecommendation } from '../consent/testing/a-recommendation.ts';
import type { Database } from './database.ts';
import { keepCounts } from './exposures.ts';
import { forgetItems } from './forget.ts';
import { decideItems, keepItems } from './items.ts';
import {
  approvedItems,
  dueBatches,
  markRefused,
  postponeBatch,
  refusals,
  reopenBatch,
  sealBatch,
  settleBatch,
} from './outbox.ts';
import { aDatabase, aReceipt, composeFrom, findLoose, sealApproved } from './testing/a-database.ts';
import { countItems } from './testing/count-items.ts';

let database: Database;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.delete());

const counts = { containers: 1, items: 3, visible: 2, parsed: 3, failed: 0 };
const place = { surface: 'home', source: 'youtube', rules: 'youtube@1', batchId: '' };
const number = (status: 'waiting' | 'approved' | 'sealed' | 'sent') =>
  countItems(database, { statuses: [status] });

async function approved(...sources: string[]): Promise<string[]> {
  const items = sources.map((source) => aRecommendation({ source }));
  const ids = items.map((item) => item.id);
  await keepItems(
    database,
    items.map((observation) => ({ observation, status: 'waiting', dropped: [] })),
    1,
  );
  await decideItems(database, { ids }, 'approved');
  return ids;
}

async function sealed(...sources: string[]): Promise<string> {
  await approved(...sources);
  return sealApproved(database);
}

test('a batch leaves the outbox by its receipt and not before', async () => {
  const batchId = await sealed('youtube');
  await postponeBatch(database, batchId, 500);
  expect(await dueBatches(database, 499)).toEqual([]);
  expect((await dueBatches(database, 500))[0]).toMatchObject({ batchId, attempts: 1 });
  expect(await number('sealed')).toBe(1);
  await settleBatch(database, 'daylight', aReceipt(batchId));
  expect(await database.outbox.count()).toBe(0);
  expect(await number('sent')).toBe(1);
  expect(await database.receipts.get(batchId)).toMatchObject({ study: 'daylight' });
});

test('a receipt that comes twice settles once', async () => {
  const batchId = await sealed('youtube');
  await settleBatch(database, 'daylight', aReceipt(batchId));
  await settleBatch(database, 'daylight', aReceipt(batchId));
  expect([await number('sent'), await database.receipts.count()]).toEqual([1, 1]);
});

test('the text of a sealed batch never changes, whatever happens to it and to what it holds', async () => {
  const batchId = await sealed('youtube');
  const text = (await database.outbox.get(batchId))?.json;
  const [row] = await database.observations.toArray();
  if (!row) throw new Error('One was kept');
  const longer = { ...row.observation, seen: { ...row.observation.seen, visibleMs: 80_000 } };
  await keepItems(database, [{ observation: longer, status: 'waiting', dropped: [] }], 5);
  await postponeBatch(database, batchId, 500);
  await markRefused(database, batchId, 'batch_invalid');
  expect((await database.outbox.get(batchId))?.json).toBe(text);
});

test('a refused batch stays, with its reason, and is not tried again', async () => {
  const batchId = await sealed('youtube');
  await markRefused(database, batchId, 'batch_invalid');
  expect(await dueBatches(database, Number.MAX_SAFE_INTEGER)).toEqual([]);
  expect(await refusals(database)).toEqual(['batch_invalid']);
  expect(await number('sealed')).toBe(1);
});

test.each([
  ['forgotten', (ids: string[]) => forgetItems(database, { ids: ids.slice(0, 1) }), 1],
  ['sealed in another batch', () => sealApproved(database, 1), 1],
])('a batch is not sealed when something in it was %s meanwhile', async (_, take, left) => {
  const ids = await approved('youtube', 'google');
  const batch = await composeFrom(database);
  if (!batch) throw new Error('Nothing to seal');
  await take(ids);
  await sealBatch(database, batch, 10);
  expect(await database.outbox.get(batch.batchId)).toBeUndefined();
  expect(await number('approved')).toBe(left);
  expect(await findLoose(database)).toEqual([]);
});

test('a batch that is opened waits to be sealed anew, its counts with it', async () => {
  await keepCounts(database, [{ pageView: 'a', day: '2026-11-20', ...place, ...counts }]);
  const batchId = await sealed('youtube', 'google');
  await reopenBatch(database, batchId);
  expect(await database.outbox.count()).toBe(0);
  expect(await database.observations.filter((row) => row.batchId !== undefined).count()).toBe(0);
  const anew = await composeFrom(database);
  expect(anew?.batchId).not.toBe(batchId);
  expect([anew?.observations.length, anew?.exposures.length]).toEqual([2, 1]);
});

test('what may not be sent stays where it is and holds nobody up', async () => {
  await approved('youtube', 'google', 'google');
  const items = await approvedItems(database, 1, (row) => row.source === 'google');
  expect(items.map((row) => row.source)).toEqual(['google']);
});

test('what was put off by a clock that was a year ahead is tried when the clock is right again', async () => {
  const batchId = await sealed('youtube');
  const hour = 3_600_000;
  await postponeBatch(database, batchId, 10 * hour);
  expect(await dueBatches(database, hour)).toEqual([]);
  await postponeBatch(database, batchId, 365 * 24 * hour);
  expect(await dueBatches(database, hour)).toHaveLength(1);
});
