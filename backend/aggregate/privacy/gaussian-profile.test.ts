import { expect, test } from 'vitest';
import { gaussianDelta, gaussianEpsilon } from './gaussian-profile.ts';
import { normalTail } from './normal-tail.ts';

test.each([
  [0, 0.5],
  [1, 0.15865525393145707],
  [-1, 0.8413447460685429],
  [2, 0.022750131948179212],
  [5, 2.866515718791939e-7],
  [10, 7.61985302416053e-24],
  [30, 4.906713927148188e-198],
])('the normal tail from %s on is the tabulated one', (x, tail) => {
  expect(Math.abs(normalTail(x) / tail - 1)).toBeLessThan(1e-11);
});

test('with epsilon 0 the profile is the distance between two normal distributions', () => {
  expect(gaussianDelta(1, 0)).toBeCloseTo(0.38292492254802624, 12);
});

test('the profile is the largest difference over events: that of any other event is smaller', () => {
  const [mu, epsilon] = [1.3, 0.7];
  const of = (from: number) => normalTail(from - mu) - Math.exp(epsilon) * normalTail(from);
  const all = Array.from({ length: 12_001 }, (_, index) => of(index / 1000 - 6));
  expect(Math.max(...all)).toBeCloseTo(gaussianDelta(mu, epsilon), 6);
});

test('epsilon and delta of a profile belong together', () => {
  const epsilon = gaussianEpsilon(1.1, 1e-5);
  expect(gaussianDelta(1.1, epsilon)).toBeLessThanOrEqual(1e-5);
  expect(gaussianDelta(1.1, epsilon * (1 - 1e-9))).toBeGreaterThan(1e-5);
  expect(gaussianEpsilon(0.1, 0.9)).toBe(0);
  expect([gaussianDelta(0, 0), gaussianDelta(0.01, 800)]).toEqual([0, 0]);
});
