import { asRational, type Rational } from '../rational.ts';
import type { RandomSource } from './random.ts';
import { sampleBernoulliExp } from './sample-bernoulli-exp.ts';

/**
 * A whole number x with a probability in proportion to exp(-|x| / scale), exactly: Canonne, Kamath and Steinke 2020,
 * algorithm 2.
 * @throws RangeError when the scale is not positive.
 */
export function sampleDiscreteLaplace(scale: bigint | Rational, random: RandomSource): bigint {
  const { numerator, denominator } = asRational(scale);
  if (numerator <= 0n) throw new RangeError('The scale of noise is positive');
  return drawLaplace(numerator, denominator, random);
}

/** The same for a scale in two parts that were checked before. */
export function drawLaplace(numerator: bigint, denominator: bigint, random: RandomSource): bigint {
  for (;;) {
    const remainder = random.below(numerator);
    if (!sampleBernoulliExp(remainder, numerator, random)) continue;
    let steps = remainder;
    while (sampleBernoulliExp(1n, 1n, random)) steps += numerator;
    const size = steps / denominator;
    const isNegative = random.below(2n) === 1n;
    // Zero has one sign; with two it would come up twice as often as it should.
    if (isNegative && size === 0n) continue;
    return isNegative ? -size : size;
  }
}
