import { halfWidth, varianceOf } from './privacy/discrete-gaussian-tail.ts';
import type { Rational } from './rational.ts';

/** How far a published value may be from what was counted. */
export interface Interval {
  ci95_low: number;
  ci95_high: number;
  /** Whether the value is so close to its threshold that it was probably published for having been noised upward. */
  near_threshold: boolean;
}

const alpha = 0.05;

/**
 * Intervals that hold the count before noise in 95 % of cases: value -h to value + h, where h is the smallest whole
 * number for which the discrete Gaussian lies in -h..h with a probability of 95 % at least. So they cover 95 % exactly
 * or a little more (95.3 % for sigma^2 = 320), never less, which 1.96 sigma rounded down would not and rounded up would
 * overdo. They say nothing about what bounding cut off, nor about who volunteers. They are not cut off at 0, so that
 * they can be averaged; and of cells that are near their threshold fewer than 95 % are covered.
 * @param sigmaSquared variance of the noise in the table
 * @param threshold of the table; `null` where every key is published
 */
export function intervalsOf(
  sigmaSquared: bigint | Rational,
  threshold: number | null,
): (value: number) => Interval {
  const half = halfWidth(sigmaSquared, alpha);
  const sigma = Math.sqrt(varianceOf(sigmaSquared));
  return (value) => ({
    ci95_low: value - half,
    ci95_high: value + half,
    near_threshold: threshold !== null && value < threshold + 2 * sigma,
  });
}

/**
 * By how much intervals have to be wider to hold for all of several cells at once in 95 % of cases, after Sidak 1967:
 * each then for itself in 95 % to the power of 1/cells. The noise of cells is independent, so this is no approximation.
 * @param cells a positive whole number
 * @returns at least 1, rounded up to thousandths; half the width of an interval times it, rounded up, is enough
 */
export function simultaneousFactor(sigmaSquared: bigint | Rational, cells: number): number {
  if (!Number.isSafeInteger(cells) || cells < 1) throw new RangeError('Cells are a positive whole number');
  const each = -Math.expm1(Math.log1p(-alpha) / cells);
  const half = halfWidth(sigmaSquared, alpha);
  if (half === 0) throw new RangeError('Noise this small has no interval that could be widened');
  return Math.ceil((halfWidth(sigmaSquared, each) / half) * 1000) / 1000;
}
