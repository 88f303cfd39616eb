import { expect, test } from 'vitest';
import { rational } from '../rational.ts';
import { discreteGaussianScale, discreteLaplaceScale } from './accuracy.ts';
import { halfWidth } from './discrete-gaussian-tail.ts';

test('the scales are those of OpenDP', () => {
  expect(Math.abs(discreteGaussianScale(1, 0.5) / 0.797878994872694 - 1)).toBeLessThan(1e-12);
  expect(Math.abs(discreteLaplaceScale(1, 0.5) / 0.9102392266268373 - 1)).toBeLessThan(1e-12);
});

test('a scale for an accuracy gives that accuracy', () => {
  const scale = discreteGaussianScale(36, 0.05);
  const squared = rational(BigInt(Math.floor(scale * scale * 1000)), 1000n);
  expect(halfWidth(squared, 0.05)).toBe(35);
  expect(halfWidth(rational(squared.numerator + squared.denominator, squared.denominator), 0.05)).toBe(36);
});

test.each([
  [0, 0.5],
  [1.5, 0.5],
  [1, 0],
  [1, 1],
])('an accuracy of %s with a probability of %s is refused', (accuracy, alpha) => {
  expect(() => discreteGaussianScale(accuracy, alpha)).toThrow(RangeError);
});
