import { expect, test } from 'vitest';
import { Stopwatch } from './stopwatch.ts';

test('an item is seen after one second in view without a break, and not before', () => {
  const watch = new Stopwatch();
  watch.start(0);
  watch.read(999);
  expect(watch.seen).toBe(false);
  watch.stop(999);
  watch.start(5000);
  watch.read(5999);
  expect(watch.seen).toBe(false);
  watch.read(6000);
  expect(watch.seen).toBe(true);
});

test('time in view adds up over all stretches', () => {
  const watch = new Stopwatch();
  watch.start(0);
  watch.stop(300);
  watch.start(1000);
  watch.start(1200); // Told twice: still the same stretch.
  expect(watch.read(1500)).toBe(800);
  watch.stop(2500);
  expect(watch.read(9000)).toBe(1800);
  expect(watch.seen).toBe(true);
});

test('it tells when an item in view will have been seen', () => {
  const watch = new Stopwatch();
  expect(watch.dueAt).toBeUndefined();
  watch.start(50);
  expect(watch.dueAt).toBe(1050);
  watch.read(1050);
  expect(watch.dueAt).toBeUndefined();
});

test('what is left over from the page before is measured only from when it has settled', () => {
  const watch = new Stopwatch(3000);
  watch.start(100);
  expect(watch.read(2000)).toBe(0);
  expect(watch.dueAt).toBe(4000);
  watch.read(4000);
  expect(watch.seen).toBe(true);
});

test('a page left open over the week-end counts as a day at most', () => {
  const watch = new Stopwatch();
  watch.start(0);
  expect(watch.read(3 * 86_400_000)).toBe(86_400_000);
});
