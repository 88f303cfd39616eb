import type { Rational } from '../rational.ts';

/**
 * The probability that a discrete Gaussian number is `from` or more: the sum of its probabilities, to about 12 digits.
 * @param sigmaSquared up to 10^10 in reasonable time: some 10 sigma terms are added
 * @param from a whole number
 */
export function discreteGaussianTail(sigmaSquared: bigint | Rational, from: number): number {
  const variance = varianceOf(sigmaSquared);
  if (from <= 0) return 1 - discreteGaussianTail(sigmaSquared, 1 - from);
  return weightFrom(variance, from) / (1 + 2 * weightFrom(variance, 1));
}

/**
 * The smallest whole number h such that a discrete Gaussian number lies in -h..h with a probability of 1 - alpha at
 * least.
 * @param alpha above 0, below 1
 */
export function halfWidth(sigmaSquared: bigint | Rational, alpha: number): number {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError('Alpha lies between 0 and 1');
  return leastWhole((width) => 2 * discreteGaussianTail(sigmaSquared, width + 1) <= alpha);
}

/** The smallest whole number from 0 on for which something holds that holds for all larger ones, too. */
export function leastWhole(holds: (value: number) => boolean): number {
  if (holds(0)) return 0;
  let [low, high] = [0, 1];
  while (!holds(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Sum of exp(-x^2 / (2 variance)) over whole x from a positive one on, until nothing is added any more. */
function weightFrom(variance: number, from: number): number {
  let sum = 0;
  for (let x = from; ; x += 1) {
    const term = Math.exp((-x * x) / (2 * variance));
    sum += term;
    if (term <= sum * Number.EPSILON * 1e-4 || term === 0) return sum;
  }
}

/** A variance as a double. Throws RangeError when it is not positive. */
export function varianceOf(sigmaSquared: bigint | Rational): number {
  const variance =
    typeof sigmaSquared === 'bigint'
      ? Number(sigmaSquared)
      : Number(sigmaSquared.numerator) / Number(sigmaSquared.denominator);
  if (!(variance > 0)) throw new RangeError('The variance of noise is positive');
  return variance;
}
