import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { anItem } from '../consent/testing/some-items.ts';
import type { Database } from './database.ts';
import { countDiscards } from './discards.ts';
import { importItems } from './import.ts';
import { decideItems } from './items.ts';
import { forgetOldPages, keepPage, lastPages, pageLifetime } from './pages.ts';
import { aDatabase, tallyTwice } from './testing/a-database.ts';

let database: Database;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.delete());

const visit = (pageView: string, at: number) =>
  keepPage(database, { pageView, source: 'youtube', page: 'watch', hostItem: null, at });

test('pages are forgotten after a day: they are gone, and before that they are not shown', async () => {
  await visit('first', 1000);
  expect(await lastPages(database, 5, 1000 + pageLifetime - 1)).toHaveLength(1);
  expect(await lastPages(database, 5, 1000 + pageLifetime)).toEqual([]);
  await visit('second', 1001 + pageLifetime);
  await forgetOldPages(database, 1001 + pageLifetime);
  expect((await database.pages.toArray()).map((page) => page.pageView)).toEqual(['second']);
});

test('a trail is the last pages, oldest first, each once and in its first moment', async () => {
  for (const [pageView, at] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['a', 4],
  ] as const)
    await visit(pageView, at);
  expect((await lastPages(database, 2, 5)).map((page) => page.pageView)).toEqual(['b', 'c']);
  expect((await lastPages(database, 9, 5)).map((page) => page.pageView)).toEqual(['a', 'b', 'c']);
});

test('what was not kept at all is counted by its reason, and nothing else of it is there', async () => {
  const discard = { day: '2026-11-21', source: 'youtube', kind: 'ad', reason: 'private-search' } as const;
  await countDiscards(database, [discard, discard, { ...discard, reason: 'too-long' }]);
  await countDiscards(database, [discard]);
  expect(await database.discards.toArray()).toEqual([
    { ...discard, n: 3 },
    { ...discard, reason: 'too-long', n: 1 },
  ]);
});

test('importing the same items twice adds nothing, changes nothing that is here, and asks for no consent', async () => {
  const items = [0, 1, 2].map((n) => ({ observation: anItem('youtube', 'ad', newDayId(n)), capturedAt: n }));
  expect(await importItems(database, [...items, ...items])).toBe(3);
  expect((await database.observations.toArray()).map((row) => row.status)).toEqual(['kept', 'kept', 'kept']);
  const before = await database.observations.toArray();
  const altered = items.map(({ observation }) => ({
    observation: { ...observation, labels: ['altered'], seen: { ...observation.seen, visibleMs: 9999 } },
    capturedAt: 99,
  }));
  expect(await importItems(database, altered)).toBe(0);
  expect(await database.observations.toArray()).toEqual(before);
  // What is imported can never be approved: only what waits can.
  await decideItems(database, { filter: { statuses: ['waiting', 'kept'] } }, 'approved');
  expect(await database.observations.toArray()).toEqual(before);
  const { kept, counted } = await tallyTwice(database);
  expect(kept).toEqual(counted);
});
