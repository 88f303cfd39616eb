import { sumOf } from '../share-histogram/contributors-in.ts';
import type { ShareHistogram } from '../share-histogram/share-histogram.ts';
import { withMore } from '../share-histogram/with-more.ts';
import { isTooFew, type PointEstimate, type TooFew } from './estimate.ts';
import { medianShare } from './median.ts';

/** A figure that a smaller share of fake contributors can move by a tenth is no headline. */
const leastShareOfFakes = 0.05;

/** What it takes to falsify a figure. */
export interface Poisoning {
  /** Fewest fake contributors that move the figure; null when even as many as there are contributors cannot. */
  fakes: number | null;
  /** The same as a share of the contributors there are, to four decimals, rounded down. */
  share: number | null;
  /**
   * Never a headline: less than 5 % of fakes move it, or it lies in the first bin, within which a move of a tenth
   * cannot be told from how people are spread.
   */
  fragile: boolean;
}

/**
 * The fewest fake contributors, all in the worse of the two extreme bins, that move a figure by a part of itself.
 * Whoever sends false data can do no worse: each contributor is in one bin, and an extreme one pulls most.
 * @param by 0.1 for a tenth up or down
 */
export function fakesToMove(
  histogram: ShareHistogram,
  by = 0.1,
  point: PointEstimate = medianShare,
): Poisoning | TooFew {
  if (isTooFew(histogram)) return 'too few to say';
  const n = sumOf(histogram);
  const last = histogram.counts.length - 1;
  const value = point(histogram);
  const up = fewest(n, (fakes) => point(withMore(histogram, last, fakes)) >= value * (1 + by));
  const down = fewest(n, (fakes) => point(withMore(histogram, 0, fakes)) <= value * (1 - by));
  const fakes = Math.min(up, down);
  const isUnresolved = value * 1000 < (histogram.edges[1] ?? 0);
  if (fakes > n) return { fakes: null, share: null, fragile: isUnresolved };
  return {
    fakes,
    share: Math.floor((fakes * 10_000) / n) / 10_000,
    fragile: isUnresolved || fakes < n * leastShareOfFakes,
  };
}

/** Fewest from 1 to most; one more than most when that is not enough. More never move it less. */
function fewest(most: number, isMoved: (fakes: number) => boolean): number {
  let low = 1;
  let high = most + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isMoved(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
