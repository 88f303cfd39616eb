import type { Rational } from '../rational.ts';
import { numberAbove } from './number-above.ts';

/** Halvings of an interval of doubles until nothing is left to halve; some to spare. */
const halvings = 200;
const smallestOrder = 1e-300;

/**
 * The delta for which what satisfies rho-zCDP is (epsilon, delta)-differentially private: Canonne, Kamath and Steinke
 * 2020, corollary 13, as `cdp_delta` of OpenDP. Rounded up: the smallest value that the formula gives for any order, plus
 * what the doubles may have lost.
 * @param epsilon not negative
 * @returns from 0 (only for rho = 0) to 1
 */
export function deltaOf(rho: Rational, epsilon: number): number {
  if (!(epsilon >= 0)) throw new RangeError('Epsilon is not negative');
  return deltaOfNumber(numberAbove(rho), epsilon);
}

/**
 * The epsilon for which what satisfies rho-zCDP is (epsilon, delta)-differentially private, by bisection on `deltaOf`.
 * Rounded up: for the value returned, `deltaOf` is at most delta.
 * @param delta above 0, below 1
 */
export function epsilonOf(rho: Rational, delta: number): number {
  if (!(delta > 0 && delta < 1)) throw new RangeError('Delta lies between 0 and 1');
  const cost = numberAbove(rho);
  if (deltaOfNumber(cost, 0) <= delta) return 0;
  let [low, high] = [0, 1];
  while (deltaOfNumber(cost, high) > delta) [low, high] = [high, high * 2];
  for (let i = 0; i < halvings; i += 1) {
    const middle = (low + high) / 2;
    if (deltaOfNumber(cost, middle) > delta) low = middle;
    else high = middle;
  }
  return high;
}

function deltaOfNumber(rho: number, epsilon: number): number {
  if (rho === 0) return 0;
  const order = bestOrder(rho, epsilon);
  const [spent, allowed, entropy, scale] = [
    order * (1 + order) * rho,
    order * epsilon,
    (1 + order) * Math.log1p(1 / order),
    Math.log(order),
  ];
  const lost = 4 * Number.EPSILON * (spent + allowed + entropy + Math.abs(scale) + 1);
  const delta = Math.exp(spent - allowed - entropy - scale + lost);
  return Math.min(1, Math.max(delta, Number.MIN_VALUE));
}

/** The order of Renyi's divergence, less 1, at which the bound is smallest: where its derivative, which rises, is zero. */
function bestOrder(rho: number, epsilon: number): number {
  let [low, high] = [Math.log(smallestOrder), Math.log((epsilon + 1) / (2 * rho) + 2)];
  for (let i = 0; i < halvings; i += 1) {
    const middle = (low + high) / 2;
    const order = Math.exp(middle);
    if ((1 + 2 * order) * rho - epsilon - Math.log1p(1 / order) < 0) low = middle;
    else high = middle;
  }
  return Math.exp(high);
}
