import { expect, test } from 'vitest';
import type { ShownItem } from '../../messages/items.ts';
import type { Ask } from '../surroundings.ts';
import { afterDecision, mostFound, type SearchProgress, search } from './search.ts';

const filter = { statuses: ['waiting' as const] };
const anItem = (id: number, status: ShownItem['status'] = 'waiting') =>
  ({ id: String(id), status, json: '{}', dropped: [], dueAt: 1, batchId: null }) as unknown as ShownItem;

/** A background with 5,000 items a chunk, of which every `every`-th is found. */
function aBackground(total: number, every: number) {
  const asked: number[] = [];
  const ask = (async (_: unknown, { from }: { from: number }) => {
    asked.push(from);
    const end = Math.min(from + 5000, total);
    const found: ShownItem[] = [];
    for (let i = from; i < end; i++) if (i % every === 0) found.push(anItem(i));
    return { found, next: end < total ? end : null };
  }) as unknown as Ask;
  return { ask, asked };
}

test('everything is looked through chunk by chunk, and each chunk is told', async () => {
  const { ask, asked } = aBackground(12_000, 4000);
  const told: SearchProgress[] = [];
  await search(ask, { filter, text: 'bees', signal: new AbortController().signal }, (p) => told.push(p));
  expect(asked).toEqual([0, 5000, 10_000]);
  expect(told.map(({ found, isDone }) => [found.length, isDone])).toEqual([
    [2, false],
    [3, false],
    [3, true],
  ]);
});

test('a search that is stopped asks and tells nothing more', async () => {
  const { ask, asked } = aBackground(100_000, 10);
  const stop = new AbortController();
  const told: SearchProgress[] = [];
  await search(ask, { filter, text: 'bees', signal: stop.signal }, (p) => {
    told.push(p);
    stop.abort();
  });
  expect([asked.length, told.length]).toEqual([1, 1]);
});

test('when too much fits, the search ends and says so', async () => {
  const { ask, asked } = aBackground(100_000, 1);
  const told: SearchProgress[] = [];
  await search(ask, { filter, text: 'e', signal: new AbortController().signal }, (p) => told.push(p));
  expect(asked).toEqual([0]);
  expect(told[0]).toMatchObject({ isDone: true, isCut: true, found: { length: mostFound } });
});

test('what was decided shows at once in what was found', () => {
  const found = [anItem(1), anItem(2), anItem(3, 'sealed')];
  const ids = new Set(['1', '3']);
  const after = (decision: 'send' | 'keep' | 'forget', statuses: ShownItem['status'][]) =>
    afterDecision(found, { decision, ids, statuses }).map(({ id, status }) => [id, status]);
  expect(after('forget', ['waiting'])).toEqual([['2', 'waiting']]);
  expect(after('send', ['waiting', 'approved', 'sealed'])).toEqual([
    ['1', 'approved'],
    ['2', 'waiting'],
    ['3', 'sealed'],
  ]);
  expect(after('keep', ['waiting', 'sealed'])).toEqual([
    ['2', 'waiting'],
    ['3', 'sealed'],
  ]);
});
