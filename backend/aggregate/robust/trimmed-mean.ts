import { sumOf } from '../share-histogram/contributors-in.ts';
import { below } from '../share-histogram/level-hull.ts';
import { z95 } from '../share-histogram/normal-quantile.ts';
import type { ShareHistogram } from '../share-histogram/share-histogram.ts';
import { withMore } from '../share-histogram/with-more.ts';
import { type Estimate, estimate, isTooFew, type TooFew, type WithinBin, withinBin } from './estimate.ts';

/**
 * The mean of the contributors' shares without the lowest and the highest `trim` of them, unrounded; those of a bin
 * spread evenly over it. By parts: with F the share of contributors below t, cut at trim and 1 - trim, it is
 * (1 - trim - integral of F from 0 to 1) / (1 - 2 trim).
 * @param trim below one half
 */
export function trimmedMeanShare(histogram: ShareHistogram, trim = 0.1): number {
  const n = sumOf(histogram);
  const sums = below(histogram.counts);
  const area = histogram.counts.reduce((sum, _, bin) => {
    const height = meanCut((sums[bin] ?? 0) / n, (sums[bin + 1] ?? 0) / n, trim);
    return sum + height * widthOf(histogram, bin);
  }, 0);
  return (1 - trim - area) / (1 - 2 * trim);
}

/**
 * The trimmed mean of the contributors' shares. Its interval is by the delta method: a bin weighs as much as one
 * contributor more in it moves the mean, tried over a step as large as the noise; its variance is that of the noise
 * and, because n people fall into the bins by chance, its own count.
 *
 * Counts say nothing about where within a bin people are, so each end then goes outward by what `within` allows for,
 * each bin for its part of the mean; and by half the width for the first bin at the low end and for the last at the
 * high end, where people heap at none and at all.
 * @param trim taken away at either end, 0.05 to 0.4 of the contributors
 */
export function trimmedMeanOf(
  histogram: ShareHistogram,
  trim = 0.1,
  within: WithinBin = withinBin,
): Estimate | TooFew {
  if (!(trim >= 0.05 && trim <= 0.4)) throw new RangeError(`${trim} is not trimmed, only 0.05 to 0.4.`);
  if (isTooFew(histogram)) return 'too few to say';
  const value = trimmedMeanShare(histogram, trim);
  const margin = z95 * Math.sqrt(varianceOf(histogram, trim));
  const shifts = shiftsWithin(histogram, trim, within);
  return estimate(value, value - margin - shifts.down, value + margin + shifts.up);
}

function varianceOf(histogram: ShareHistogram, trim: number): number {
  const step = Math.max(1, Math.round(Math.sqrt(histogram.sigmaSquared)));
  const variance = histogram.counts.reduce((sum, count, bin) => {
    const up = trimmedMeanShare(withMore(histogram, bin, step), trim);
    const down = trimmedMeanShare(withMore(histogram, bin, -step), trim);
    const weight = (up - down) / (2 * step);
    return sum + weight * weight * (histogram.sigmaSquared + count);
  }, 0);
  return Math.max(0, variance);
}

function shiftsWithin(histogram: ShareHistogram, trim: number, within: WithinBin): WithinBin {
  const n = sumOf(histogram);
  const sums = below(histogram.counts).map((sum) => cut(sum / n, trim));
  const last = histogram.counts.length - 1;
  let down = 0;
  let up = 0;
  for (const bin of histogram.counts.keys()) {
    const kept = Math.max(0, (sums[bin + 1] ?? 0) - (sums[bin] ?? 0)) / (1 - 2 * trim);
    down += kept * widthOf(histogram, bin) * (bin === 0 && within.down > 0 ? 0.5 : within.down);
    up += kept * widthOf(histogram, bin) * (bin === last && within.up > 0 ? 0.5 : within.up);
  }
  return { down, up };
}

function widthOf({ edges }: ShareHistogram, bin: number): number {
  return ((edges[bin + 1] ?? 1000) - (edges[bin] ?? 0)) / 1000;
}

function cut(share: number, trim: number): number {
  return Math.min(1 - trim, Math.max(trim, share));
}

/** Mean of a straight line from one share to another, cut at both ends. */
function meanCut(from: number, to: number, trim: number): number {
  if (from === to) return cut(from, trim);
  const low = cut(from, trim);
  const high = cut(to, trim);
  const flat = low * (low - from) + high * (to - high);
  return (((low + high) / 2) * (high - low) + flat) / (to - from);
}
