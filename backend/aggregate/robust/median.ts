import { sumOf } from '../share-histogram/contributors-in.ts';
import { binAt, levelHull } from '../share-histogram/level-hull.ts';
import { z95 } from '../share-histogram/normal-quantile.ts';
import type { ShareHistogram } from '../share-histogram/share-histogram.ts';
import { type Estimate, estimate, isTooFew, type TooFew, type WithinBin, withinBin } from './estimate.ts';

/**
 * The share that half of the contributors are below, unrounded: where as many are to the left as to the right, those
 * of a bin spread evenly over it. Where noise makes that true in several places, the middle between first and last.
 */
export function medianShare(histogram: ShareHistogram): number {
  const [first, last] = levelHull(histogram, sumOf(histogram) / 2);
  return (first + last) / 2;
}

/**
 * The median of the contributors' shares.
 *
 * Its interval holds each share t that a test would not refuse: |left(t) - right(t)| / 2 <= z sqrt(B sigma^2 / 4 + n / 4)
 * for B bins. The first term is the noise: each bin is wholly on one side, save that of t, which counts for less, so that
 * the interval is at most 2.6 % too wide. The second is that of n people each to one side with chance 1/2.
 *
 * Counts say nothing about where within a bin people are, so each end then goes outward by what `within` allows for;
 * and to the bin's own end in the first and the last bin, where people heap at none and at all.
 */
export function medianOf(histogram: ShareHistogram, within: WithinBin = withinBin): Estimate | TooFew {
  if (isTooFew(histogram)) return 'too few to say';
  const { counts, edges, sigmaSquared } = histogram;
  const n = sumOf(histogram);
  const margin = z95 * Math.sqrt((counts.length * sigmaSquared) / 4 + n / 4);
  const [low] = levelHull(histogram, n / 2 - margin);
  const [, high] = levelHull(histogram, n / 2 + margin);
  const value = medianShare(histogram);
  return estimate(value, outward(edges, low, -within.down), outward(edges, high, within.up));
}

function outward(edges: readonly number[], share: number, by: number): number {
  if (by === 0) return share;
  const bin = binAt(edges, share);
  const from = (edges[bin] ?? 0) / 1000;
  const to = (edges[bin + 1] ?? 1000) / 1000;
  if (bin === 0 || bin === edges.length - 2) return by < 0 ? from : to;
  return share + by * (to - from);
}
