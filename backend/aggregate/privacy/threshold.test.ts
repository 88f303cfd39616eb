import { describe, expect, test } from 'vitest';
import { rational } from '../rational.ts';
import { discreteGaussianTail, halfWidth } from './discrete-gaussian-tail.ts';
import { thresholdFor } from './threshold.ts';

const tableA = { sigmaSquared: 320n, cells: 32, delta: 1e-8 };

describe('thresholdFor', () => {
  test('the threshold of the first table is 132: 113 for one person, and 19 more for the twenty of a cell', () => {
    expect(thresholdFor({ ...tableA, atLeast: 1 })).toBe(113);
    expect(thresholdFor({ ...tableA, atLeast: 20 })).toBe(132);
  });

  test('one less would be too little', () => {
    expect(32 * discreteGaussianTail(320n, 132 - 20)).toBeLessThanOrEqual(1e-8);
    expect(32 * discreteGaussianTail(320n, 131 - 20)).toBeGreaterThan(1e-8);
  });

  test('with hardly any noise, what a cell needs is the threshold', () => {
    expect(thresholdFor({ sigmaSquared: rational(1n, 1000n), cells: 1, delta: 0.01, atLeast: 20 })).toBe(21);
    expect(thresholdFor({ sigmaSquared: rational(1n, 1000n), cells: 1, delta: 0.999, atLeast: 20 })).toBe(21);
  });

  test.each([
    { ...tableA, atLeast: 0 },
    { ...tableA, atLeast: 1.5 },
    { ...tableA, atLeast: 20, cells: 0 },
    { ...tableA, atLeast: 20, delta: 0 },
  ])('what makes no sense is refused: %o', (need) => {
    expect(() => thresholdFor(need)).toThrow(RangeError);
  });
});

describe('the tail of the discrete Gaussian', () => {
  test('agrees with sums that can be done by hand', () => {
    const [e, ee] = [Math.exp(-0.5), Math.exp(-2)];
    const all = 1 + 2 * (e + ee + Math.exp(-4.5) + Math.exp(-8) + Math.exp(-12.5) + Math.exp(-18));
    expect(discreteGaussianTail(1n, 0) - discreteGaussianTail(1n, 1)).toBeCloseTo(1 / all, 9);
    expect(discreteGaussianTail(1n, 1) - discreteGaussianTail(1n, 2)).toBeCloseTo(e / all, 9);
    expect(discreteGaussianTail(1n, -1) + discreteGaussianTail(1n, 2)).toBeCloseTo(1, 12);
  });

  test('half widths are the smallest that hold', () => {
    for (const sigmaSquared of [rational(1n, 3n), 1n, 320n, 1_000_000n])
      for (const alpha of [0.5, 0.05, 1e-9]) {
        const half = halfWidth(sigmaSquared, alpha);
        expect(2 * discreteGaussianTail(sigmaSquared, half + 1)).toBeLessThanOrEqual(alpha);
        if (half > 0) expect(2 * discreteGaussianTail(sigmaSquared, half)).toBeGreaterThan(alpha);
      }
  });
});
