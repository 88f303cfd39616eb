import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PageCache } from './page-cache.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A list of numbers that can be changed, and a record of what was asked of it. */
function aList(length: number) {
  const rows = Array.from({ length }, (_, i) => i);
  const asked: number[] = [];
  let running = 0;
  let mostAtOnce = 0;
  const load = async (offset: number, limit: number) => {
    asked.push(offset);
    mostAtOnce = Math.max(mostAtOnce, ++running);
    await new Promise((resolve) => setTimeout(resolve, 10));
    running--;
    return { items: rows.slice(offset, offset + limit), total: rows.length };
  };
  return { rows, asked, load, mostAtOnce: () => mostAtOnce };
}

/** Lets everything that is under way come to its end. */
const settle = () => vi.advanceTimersByTimeAsync(1000);

test('only the pages in view are loaded', async () => {
  const list = aList(100_000);
  const cache = new PageCache(list.load, () => {});
  void cache.refresh();
  await settle();
  cache.want(50_090, 50_130);
  await settle();
  expect(list.asked).toEqual([0, 50_000, 50_100]);
  expect([cache.at(0), cache.at(50_095), cache.at(50_120), cache.at(70_000)]).toEqual([
    0,
    50_095,
    50_120,
    undefined,
  ]);
  expect(cache.total).toBe(100_000);
});

test('pages that fly by are not loaded, and never more than two at once', async () => {
  const list = aList(100_000);
  const cache = new PageCache(list.load, () => {});
  for (let row = 0; row < 99_000; row += 500) {
    cache.want(row, row + 40);
    await vi.advanceTimersByTimeAsync(16);
  }
  await settle();
  expect(list.asked.length).toBeLessThan(5);
  expect(cache.at(98_510)).toBe(98_510);
  cache.want(0, 1000);
  await settle();
  expect(list.mostAtOnce()).toBe(2);
});

test('after a removal the old rows stay in sight until the new ones are here', async () => {
  const list = aList(300);
  const cache = new PageCache(list.load, () => {});
  void cache.refresh();
  await settle();
  list.rows.shift();
  const refreshed = cache.refresh();
  expect(cache.at(0)).toBe(0);
  await vi.advanceTimersByTimeAsync(100);
  await refreshed;
  expect([cache.at(0), cache.total]).toEqual([1, 299]);
});

test('when rows come in on top, every page in view is loaded anew', async () => {
  const list = aList(300);
  const cache = new PageCache(list.load, () => {});
  cache.want(90, 110);
  await settle();
  list.rows.unshift(-1);
  cache.want(190, 210);
  await settle();
  cache.want(90, 110);
  await settle();
  expect([cache.at(95), cache.at(105), cache.total]).toEqual([94, 104, 301]);
});

test('a background that does not answer is told, and asked again on demand', async () => {
  const list = aList(300);
  let isUp = false;
  const load = (offset: number, limit: number) =>
    isUp ? list.load(offset, limit) : Promise.reject(new Error());
  const changed = vi.fn();
  const cache = new PageCache(load, changed);
  void cache.refresh();
  await settle();
  expect([cache.failed, cache.total, changed.mock.calls.length]).toEqual([true, undefined, 1]);
  isUp = true;
  void cache.refresh();
  await settle();
  expect([cache.failed, cache.at(7)]).toEqual([false, 7]);
});

test('a list that is no longer shown loads and reports nothing more', async () => {
  const list = aList(300);
  const changed = vi.fn();
  const cache = new PageCache(list.load, changed);
  cache.want(0, 10);
  cache.close();
  await settle();
  expect([list.asked, changed.mock.calls.length]).toEqual([[], 0]);
});

test('what was seen long ago is let go', async () => {
  const list = aList(100_000);
  const cache = new PageCache(list.load, () => {});
  for (let row = 0; row < 5000; row += 100) {
    cache.want(row, row + 40);
    await settle();
  }
  expect([cache.at(0), cache.at(4900)]).toEqual([undefined, 4900]);
});
