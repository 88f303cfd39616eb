/** A fraction of whole numbers in lowest terms, its denominator positive. Made by `rational` and by sums of others. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Nothing, to begin a sum with. */
export const zero: Rational = { numerator: 0n, denominator: 1n };

/**
 * A fraction, exactly.
 * @throws RangeError when the denominator is not positive.
 */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator <= 0n) throw new RangeError(`A denominator is positive, not ${denominator}`);
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** A whole number as a fraction; a fraction as it is. */
export function asRational(value: bigint | Rational): Rational {
  return typeof value === 'bigint' ? rational(value) : rational(value.numerator, value.denominator);
}

/** The sum of two fractions, exactly. */
export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** -1n, 0n or 1n: whether the first is smaller, the two are equal, or it is larger. */
export function compare(a: Rational, b: Rational): bigint {
  const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator];
  if (left === right) return 0n;
  return left < right ? -1n : 1n;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
