import type { Rational } from '../rational.ts';

/** Division, and two conversions before it, are each right to half a unit in the last place. */
const slack = 1 + 4 * Number.EPSILON;

/**
 * A double that is not below a fraction, and above it by a few units in the last place at most: what is spent is never
 * taken for less than it is.
 * @throws RangeError when the fraction is negative or one of its parts is too large for a double.
 */
export function numberAbove({ numerator, denominator }: Rational): number {
  if (numerator === 0n) return 0;
  const number = (Number(numerator) / Number(denominator)) * slack;
  if (numerator < 0n || !Number.isFinite(number) || number === 0)
    throw new RangeError('A fraction is negative, or too large or too small for a double');
  return number;
}
