import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anItem } from '../consent/testing/some-items.ts';
import { deviceTime } from './clock.ts';
import type { Database } from './database.ts';
import { finishedExposures, keepCounts } from './exposures.ts';
import { decideItems, keepItems } from './items.ts';
import { aDatabase, sealApproved } from './testing/a-database.ts';

let database: Database;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.delete());

const counts = { containers: 1, items: 3, visible: 2, parsed: 3, failed: 0 };
const place = { surface: 'home', source: 'youtube', rules: 'youtube@1', batchId: '' };
const finished = (today: string, isSendable = (_: { at: number }) => true) =>
  finishedExposures(database, today, isSendable);
const view = (pageView: string, day: string, more = {}) =>
  keepCounts(database, [{ pageView, day, ...place, ...counts, ...more }]);

test('counts of a finished day leave once, added up over its page views; those of today do not', async () => {
  await view('a', '2026-11-20');
  await view('b', '2026-11-20');
  await view('c', '2026-11-21');
  await view('b', '2026-11-20', { items: 5, parsed: 5 });
  const sums = {
    withheld: 0,
    incomplete: 0,
    overflow: 0,
    broken: 0,
    layout: null,
    pages: 2,
    containers: 2,
    items: 8,
    visible: 4,
    parsed: 8,
    failed: 0,
  };
  const sum = { source: 'youtube', surface: 'home', day: '2026-11-20', rules: 'youtube@1', ...sums };
  expect(await finished('2026-11-21')).toEqual([sum]);
  await keepItems(database, [{ observation: anItem('youtube', 'ad'), status: 'waiting', dropped: [] }], 1);
  await decideItems(database, { filter: { statuses: ['waiting'] } }, 'approved');
  await sealApproved(database);
  expect(await finished('2026-11-21')).toEqual([]);
});

test('a page that goes on past midnight counts for the day on which it began', async () => {
  await view('a', '2026-11-20');
  await view('a', '2026-11-21', { visible: 3 });
  expect(await finished('2026-11-22')).toMatchObject([{ day: '2026-11-20', visible: 3 }]);
});

test('a page view from before the consent is not counted, on the very same day', async () => {
  await deviceTime(database, 1000);
  await view('before', '2026-11-20');
  const agreed = await deviceTime(database, 5000);
  await view('before', '2026-11-20', { visible: 3 });
  await view('after', '2026-11-20');
  const sums = await finished('2026-11-21', (row) => row.at >= agreed);
  expect(sums).toMatchObject([{ pages: 1, visible: 2 }]);
});

test('counts that the server would refuse as too old stay here', async () => {
  await view('old', '2026-10-21');
  await view('young', '2026-10-22');
  expect(await finished('2026-11-21')).toMatchObject([{ day: '2026-10-22' }]);
});
