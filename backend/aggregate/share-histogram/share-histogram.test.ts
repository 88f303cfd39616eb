import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binOf, leastThings } from './bin-of.ts';
import { contributorsIn } from './contributors-in.ts';
import { binAt, levelHull } from './level-hull.ts';
import { equalEdges, shareHistogram } from './share-histogram.ts';

const bins = (...first: number[]) => [...first, ...new Array<number>(20 - first.length).fill(0)];

test('a share on an edge is in the bin that begins there, and all of them in the last', () => {
  expect([0, 1, 3, 10, 19, 20].map((part) => binOf(part, 20))).toEqual([0, 1, 3, 10, 19, 19]);
  expect(binOf(3, 20)).toBe(binOf(300, 2000));
  expect(binOf(29, 100)).toBe(5);
});

test('bins are those of exact fractions', () => {
  const things = fc
    .integer({ min: 10, max: 10_000 })
    .chain((whole) => fc.tuple(fc.nat(whole), fc.constant(whole)));
  fc.assert(
    fc.property(things, ([part, whole]) => {
      const exact = (20n * BigInt(part)) / BigInt(whole);
      expect(binOf(part, whole)).toBe(Math.min(19, Number(exact)));
    }),
  );
});

test('who has fewer than ten things is in no bin', () => {
  expect(leastThings).toBe(10);
  expect(binOf(9, 9)).toBeNull();
  expect(binOf(10, 10)).toBe(19);
});

test.each([
  [11, 10],
  [-1, 10],
  [1.5, 10],
  [1, Number.NaN],
])('%s of %s is no share', (part, whole) => {
  expect(() => binOf(part, whole)).toThrow(RangeError);
});

test('bins that no query can have made are refused', () => {
  expect(() => shareHistogram(bins(1.5))).toThrow(RangeError);
  expect(() => shareHistogram([1, 2, 3])).toThrow(RangeError);
  expect(() => shareHistogram(bins(), { edges: [...equalEdges].reverse() })).toThrow(RangeError);
  expect(() => shareHistogram([1, 2], { edges: [0, 0, 1000] })).toThrow(RangeError);
  expect(() => shareHistogram(bins(), { sigmaSquared: Number.NaN })).toThrow(RangeError);
});

test('the denominator is the sum of the bins, give or take the noise of all of them, and never negative', () => {
  expect(contributorsIn(shareHistogram(bins(600, -20, 420)))).toEqual({
    value: 1000,
    ci95_low: 690,
    ci95_high: 1310,
  });
  expect(contributorsIn(shareHistogram(bins(-30, 10)))).toEqual({ value: 0, ci95_low: 0, ci95_high: 290 });
});

test('a level that noise makes the sum reach more than once has a first and a last place', () => {
  const histogram = shareHistogram([10, -5, 10, 5], { edges: [0, 250, 500, 750, 1000] });
  expect(levelHull(histogram, 8)).toEqual([0.2, 0.575]);
  expect(levelHull(histogram, -1)).toEqual([0, 0]);
  expect(levelHull(histogram, 21)).toEqual([1, 1]);
});

test('a level reached on empty bins reaches over all of them', () => {
  expect(levelHull(shareHistogram([5, 0, 5], { edges: [0, 200, 400, 1000] }), 5)).toEqual([0.2, 0.4]);
});

test('each share is in a bin', () => {
  expect([0, 0.049, 0.05, 0.999, 1].map((share) => binAt(equalEdges, share))).toEqual([0, 0, 1, 19, 19]);
});
