import { sumOf } from '../share-histogram/contributors-in.ts';
import type { ShareHistogram } from '../share-histogram/share-histogram.ts';
import { withMore } from '../share-histogram/with-more.ts';
import { isTooFew, type PointEstimate, type TooFew } from './estimate.ts';
import { medianShare } from './median.ts';

/** How far fake contributors could move a figure. */
export interface Influence {
  /** Fakes in percent of the contributors there are. */
  percent: number;
  fakes: number;
  /** The figure with all of them in the first bin, to four decimals. */
  low: number;
  /** The figure with all of them in the last bin, to four decimals. */
  high: number;
}

/**
 * How far a figure moves if so many fake contributors sit in an extreme bin, for each whole percent. After the noise,
 * so it costs no privacy budget.
 */
export function influenceCurve(
  histogram: ShareHistogram,
  point: PointEstimate = medianShare,
  upTo = 10,
): Influence[] | TooFew {
  if (isTooFew(histogram)) return 'too few to say';
  const n = sumOf(histogram);
  const figure = (bin: number, fakes: number) =>
    Math.round(point(withMore(histogram, bin, fakes)) * 10_000) / 10_000;
  return Array.from({ length: upTo + 1 }, (_, percent) => {
    const fakes = Math.floor((n * percent) / 100);
    return { percent, fakes, low: figure(0, fakes), high: figure(histogram.counts.length - 1, fakes) };
  });
}
