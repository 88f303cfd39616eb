import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, compare, rational } from './rational.ts';

const fractions = fc
  .tuple(fc.bigInt({ min: -50n, max: 50n }), fc.bigInt({ min: 1n, max: 50n }))
  .map(([numerator, denominator]) => rational(numerator, denominator));

test('a fraction is in lowest terms', () => {
  expect(rational(-6n, 4n)).toEqual({ numerator: -3n, denominator: 2n });
  expect(rational(0n, 7n)).toEqual({ numerator: 0n, denominator: 1n });
  expect(() => rational(1n, 0n)).toThrow(RangeError);
});

test('sums do not depend on their order, and the order of fractions is that of their values', () => {
  fc.assert(
    fc.property(fractions, fractions, fractions, (a, b, c) => {
      expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
      expect(compare(a, b)).toBe(-compare(b, a));
      expect(compare(add(a, c), add(b, c))).toBe(compare(a, b));
    }),
  );
});
