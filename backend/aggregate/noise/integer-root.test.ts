import fc from 'fast-check';
import { expect, test } from 'vitest';
import { integerRoot } from './integer-root.ts';

test('the root of a whole number is the largest whose square is not above it', () => {
  const numbers = fc.oneof(fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 0n, max: 1n << 300n }));
  fc.assert(
    fc.property(numbers, (value) => {
      const root = integerRoot(value);
      return root * root <= value && (root + 1n) ** 2n > value;
    }),
  );
  expect([0n, 1n, 2n, 3n, 4n, 320n].map(integerRoot)).toEqual([0n, 1n, 1n, 1n, 2n, 17n]);
});
