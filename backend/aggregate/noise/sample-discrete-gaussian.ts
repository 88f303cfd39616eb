import { asRational, type Rational } from '../rational.ts';
import { integerRoot } from './integer-root.ts';
import type { RandomSource } from './random.ts';
import { sampleBernoulliExp } from './sample-bernoulli-exp.ts';
import { drawLaplace } from './sample-discrete-laplace.ts';

/**
 * A whole number x with a probability in proportion to exp(-x^2 / (2 sigma^2)), exactly.
 * @throws RangeError when sigma^2 is not positive.
 */
export function sampleDiscreteGaussian(sigmaSquared: bigint | Rational, random: RandomSource): bigint {
  return discreteGaussian(sigmaSquared)(random);
}

/**
 * The same for many draws: what depends on sigma^2 alone is worked out once. Canonne, Kamath and Steinke 2020,
 * algorithm 3: a discrete Laplace number of scale t, taken with probability exp(-(|x| - sigma^2/t)^2 / (2 sigma^2)).
 * How long a draw takes depends on what is drawn; so nobody but the operator may be able to time a single one.
 * @throws RangeError when sigma^2 is not positive.
 */
export function discreteGaussian(sigmaSquared: bigint | Rational): (random: RandomSource) => bigint {
  const { numerator, denominator } = asRational(sigmaSquared);
  if (numerator <= 0n) throw new RangeError('The variance of noise is positive');
  const scale = integerRoot(numerator / denominator) + 1n;
  // Numerator and denominator of the fraction in the exponential, both times (scale * denominator)^2.
  const perStep = scale * denominator;
  const over = 2n * numerator * denominator * scale * scale;
  return (random) => {
    for (;;) {
      const drawn = drawLaplace(scale, 1n, random);
      const off = (drawn < 0n ? -drawn : drawn) * perStep - numerator;
      if (sampleBernoulliExp(off * off, over, random)) return drawn;
    }
  };
}
