import type { RandomSource } from './random.ts';

/**
 * True with probability exp(-numerator/denominator), exactly: Canonne, Kamath and Steinke 2020, algorithm 1. Only whole
 * numbers are drawn and compared; no exponential is ever worked out.
 * @param numerator not negative
 * @param denominator positive
 */
export function sampleBernoulliExp(numerator: bigint, denominator: bigint, random: RandomSource): boolean {
  let rest = numerator;
  while (rest > denominator) {
    if (!sampleUpToOne(1n, 1n, random)) return false;
    rest -= denominator;
  }
  return sampleUpToOne(rest, denominator, random);
}

/** The same for a fraction from 0 to 1: the first k at which a coin of fraction/k fails is odd. */
function sampleUpToOne(numerator: bigint, denominator: bigint, random: RandomSource): boolean {
  let multiple = denominator;
  let isOdd = true;
  while (random.below(multiple) < numerator) {
    multiple += denominator;
    isOdd = !isOdd;
  }
  return isOdd;
}
