import { add, asRational, type Rational, rational, zero } from '../rational.ts';

/**
 * What one table costs in zero-concentrated differential privacy (Bun and Steinke 2016) when discrete Gaussian noise is
 * added to it: squared L2 sensitivity / (2 sigma^2). For the discrete Gaussian: Canonne, Kamath and Steinke 2020,
 * theorem 4.
 * @param squaredSensitivity of the whole table, for one contributor more or less: `cells * each^2` after bounding
 * @param sigmaSquared variance of the noise in each cell, each drawn for itself
 * @throws RangeError when the sensitivity is negative or the variance not positive.
 */
export function rhoOfGaussian(squaredSensitivity: bigint, sigmaSquared: bigint | Rational): Rational {
  const { numerator, denominator } = asRational(sigmaSquared);
  if (squaredSensitivity < 0n || numerator <= 0n)
    throw new RangeError('A sensitivity is not negative, and a variance is positive');
  return rational(squaredSensitivity * denominator, 2n * numerator);
}

/** What several tables about the same people cost together, exactly: their sum. */
export function sumRho(costs: Iterable<Rational>): Rational {
  let sum = zero;
  for (const cost of costs) sum = add(sum, cost);
  return sum;
}
