import { normalTail } from './normal-tail.ts';

const halvings = 100;

/**
 * The smallest delta for which Gaussian noise is (epsilon, delta)-differentially private: Balle and Wang 2018, theorem
 * 8. No mechanism with this noise does better, so a mechanism that is seen to do worse is wrong. Tests measure against
 * it; for what is promised, `deltaOf` holds, which is proved for the discrete Gaussian in any number of cells.
 * @param mu L2 sensitivity / sigma; of several tables together, the root of the sum of squares: sqrt(2 rho)
 * @param epsilon not negative
 */
export function gaussianDelta(mu: number, epsilon: number): number {
  if (mu === 0) return 0;
  const far = normalTail(mu / 2 + epsilon / mu);
  const delta = normalTail(epsilon / mu - mu / 2) - (far === 0 ? 0 : Math.exp(epsilon) * far);
  return Math.max(0, delta);
}

/** The smallest epsilon for which Gaussian noise is (epsilon, delta)-differentially private, rounded up. */
export function gaussianEpsilon(mu: number, delta: number): number {
  if (gaussianDelta(mu, 0) <= delta) return 0;
  let [low, high] = [0, 1];
  while (gaussianDelta(mu, high) > delta) [low, high] = [high, high * 2];
  for (let i = 0; i < halvings; i += 1) {
    const middle = (low + high) / 2;
    if (gaussianDelta(mu, middle) > delta) low = middle;
    else high = middle;
  }
  return high;
}
