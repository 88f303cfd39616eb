import type { Rational } from '../rational.ts';
import { discreteGaussianTail, leastWhole } from './discrete-gaussian-tail.ts';

/** For whom a threshold is. */
export interface ThresholdNeed {
  /** Variance of the noise. */
  sigmaSquared: bigint | Rational;
  /** Cells of one contributor that count, at most. */
  cells: number;
  /** The probability, of one table, that a person alone makes a cell appear. Comes on top of the delta of the noise. */
  delta: number;
  /** How many contributors a cell must really have before its noise is looked at. */
  atLeast: number;
}

/** What the sums of doubles may have lost, and far more. */
const slack = 1 + 1e-9;

/**
 * The smallest threshold such that one person makes a cell appear with a probability of at most delta. Without the
 * person each of their cells holds one contributor less; a cell that then has `atLeast - 1` is never published, and
 * with the person it is published when `atLeast` plus noise reaches the threshold. That may be so for all of their cells,
 * so the tail of the noise is held to delta / cells. (Pre-thresholding, as in Google's differential privacy library;
 * the sum over cells as in Wilson et al. 2020, theorem 2.)
 * @returns a whole number, `atLeast` or more
 */
export function thresholdFor({ sigmaSquared, cells, delta, atLeast }: ThresholdNeed): number {
  if (!(delta > 0 && delta < 1)) throw new RangeError('Delta lies between 0 and 1');
  for (const whole of [cells, atLeast])
    if (!Number.isSafeInteger(whole) || whole < 1)
      throw new RangeError('Cells and people are positive whole numbers');
  return atLeast + leastWhole((above) => discreteGaussianTail(sigmaSquared, above) * slack <= delta / cells);
}
