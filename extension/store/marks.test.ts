import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { keepCounts } from './exposures.ts';
import { forgetUnsent } from './forget.ts';
import { forgetOldMarks, noteCounts, readMarks } from './marks.ts';
import { aDatabase } from './testing/a-database.ts';

let database: Database;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.delete());

const now = Date.UTC(2026, 10, 28);
const counts = { containers: 0, items: 0, visible: 0, parsed: 0, failed: 0, broken: 1, layout: null };

async function see(pageView: string, source = 'youtube'): Promise<void> {
  const place = { pageView, surface: 'home', source, day: '2026-11-28', rules: `${source}@1`, batchId: '' };
  await noteCounts(database, await keepCounts(database, [{ ...place, ...counts }]), now);
}
const marks = (...rules: string[]) => readMarks(database, new Set(rules));

test('marks are read for the rules that hold now, and for no others', async () => {
  for (const view of ['a', 'b']) await see(view);
  expect(await marks('youtube@1')).toEqual([
    { source: 'youtube', surface: 'home', why: 'unread', isHelped: false },
  ]);
  expect(await marks('youtube@2', 'google@1')).toEqual([]);
});

test('marks go with the source that they are of, and after 30 days without news', async () => {
  for (const source of ['youtube', 'google'])
    for (const view of ['a', 'b']) await see(`${source}-${view}`, source);
  await forgetUnsent(database, 'google', ['ad'], true);
  expect(await marks('youtube@1', 'google@1')).toHaveLength(1);
  await forgetOldMarks(database, now + 30 * 86_400_000);
  expect(await database.marks.count()).toBe(1);
  await forgetOldMarks(database, now + 30 * 86_400_000 + 1);
  expect(await database.marks.count()).toBe(0);
});
