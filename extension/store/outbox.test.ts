import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { composeBatch } from '../consent/compose-batch.ts';
import type { Decide } from '../consent/permission.ts';
import { aRecommendation } from '../consent/testing/a-recommendation.ts';
import { Database } from './database.ts';
import { finishedExposures, keepCounts } from './exposures.ts';
import {
  approvedItems,
  dueBatches,
  forgetSource,
  markRefused,
  postponeBatch,
  refusals,
  sealBatch,
  settleBatch,
} from './outbox.ts';
import {
  approveItems,
  countByStatus,
  expireItems,
  keepObservations,
  removeItems,
  trayLifetime,
  waitingItems,
} from './tray.ts';

let database: Database;
beforeEach(() => {
  database = new Database(`outbox-${crypto.randomUUID()}`);
});
afterEach(() => database.delete());

const everything: Decide = () => ({ allowed: true, document: 'a'.repeat(64) });
const counts = { containers: 1, items: 3, visible: 2, parsed: 3, failed: 0 };
const place = { surface: 'home', source: 'youtube', rules: 'youtube@1', batchId: '' };

async function sealed(...sources: string[]): Promise<string> {
  const items = sources.map((source) => aRecommendation({ source }));
  await keepObservations(database, items, 1);
  await approveItems(
    database,
    items.map((item) => item.id),
  );
  const exposures = await finishedExposures(database, '2026-11-21');
  const batch = composeBatch(
    newDayId(Date.now()),
    'daylight',
    await approvedItems(database, 100),
    exposures,
    everything,
  );
  if (!batch) throw new Error('Nothing to seal');
  await sealBatch(database, batch, 10);
  return batch.batchId;
}

function receiptFor(batchId: string) {
  const digest = 'd'.repeat(64);
  return {
    batchId,
    contributor: 'c'.repeat(26),
    digest,
    observations: 1,
    exposures: 0,
    day: '2026-11-21',
    signature: 's'.repeat(86),
  };
}

test('what is seen again only becomes longer in view, and only until it is approved', async () => {
  const item = aRecommendation();
  const longer = { ...item, seen: { ...item.seen, visibleMs: 9000 } };
  await keepObservations(database, [item], 1);
  await keepObservations(database, [longer], 2);
  expect((await waitingItems(database, 0, 10)).map((row) => row.observation.seen.visibleMs)).toEqual([9000]);
  await approveItems(database, [item.id]);
  await keepObservations(database, [{ ...item, seen: { ...item.seen, visibleMs: 99_000 } }], 3);
  expect((await database.observations.get(item.id))?.observation.seen.visibleMs).toBe(9000);
});

test('a removed item is gone; an approved one cannot be removed by mistake', async () => {
  const [first, second] = [aRecommendation(), aRecommendation()];
  await keepObservations(database, [first, second], 1);
  await approveItems(database, [second.id]);
  await removeItems(database, [first.id, second.id]);
  expect(await countByStatus(database, 'waiting')).toBe(0);
  expect(await countByStatus(database, 'approved')).toBe(1);
});

test('what waits for 30 days is deleted', async () => {
  await keepObservations(database, [aRecommendation()], 1000);
  await expireItems(database, 1000 + trayLifetime - 1);
  expect(await countByStatus(database, 'waiting')).toBe(1);
  await expireItems(database, 1000 + trayLifetime + 1);
  expect(await countByStatus(database, 'waiting')).toBe(0);
});

test('a batch leaves the outbox by its receipt and not before', async () => {
  const batchId = await sealed('youtube');
  await postponeBatch(database, batchId, 500);
  expect(await dueBatches(database, 499)).toEqual([]);
  expect((await dueBatches(database, 500))[0]).toMatchObject({ batchId, attempts: 1 });
  expect(await countByStatus(database, 'sealed')).toBe(1);
  await settleBatch(database, 'daylight', receiptFor(batchId));
  expect(await database.outbox.count()).toBe(0);
  expect(await countByStatus(database, 'sent')).toBe(1);
  expect(await database.receipts.get(batchId)).toMatchObject({ study: 'daylight' });
});

test('a refused batch stays, with its reason, and is not tried again', async () => {
  const batchId = await sealed('youtube');
  await markRefused(database, batchId, 'batch_invalid');
  expect(await dueBatches(database, Number.MAX_SAFE_INTEGER)).toEqual([]);
  expect(await refusals(database)).toEqual(['batch_invalid']);
});

test('a source that is taken back leaves every batch; the rest of the batch is sealed anew', async () => {
  const mixed = await sealed('youtube', 'google');
  const other = await sealed('google');
  await forgetSource(database, 'youtube');
  expect(await database.outbox.get(mixed)).toBeUndefined();
  expect(await database.outbox.get(other)).toBeDefined();
  expect((await approvedItems(database, 10)).map((k) => k.observation.source)).toEqual(['google']);
  expect(await database.observations.where('source').equals('youtube').count()).toBe(0);
});

test('counts of a finished day leave once, added up over its page views; those of today do not', async () => {
  await keepCounts(database, [
    { pageView: 'a', day: '2026-11-20', ...place, ...counts },
    { pageView: 'b', day: '2026-11-20', ...place, ...counts },
    { pageView: 'c', day: '2026-11-21', ...place, ...counts },
  ]);
  await keepCounts(database, [
    { pageView: 'b', day: '2026-11-20', ...place, ...counts, items: 5, parsed: 5 },
  ]);
  const sum = {
    source: 'youtube',
    surface: 'home',
    day: '2026-11-20',
    rules: 'youtube@1',
    pages: 2,
    containers: 2,
    items: 8,
    visible: 4,
    parsed: 8,
    failed: 0,
  };
  expect(await finishedExposures(database, '2026-11-21')).toEqual([sum]);
  await sealed('youtube');
  expect(await finishedExposures(database, '2026-11-21')).toEqual([]);
});
