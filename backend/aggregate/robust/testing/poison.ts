import type { SeededRandom } from '../../cohort/seeded-random.ts';
import { type ShareHistogram, shareHistogram } from '../../share-histogram/share-histogram.ts';
import { withMore } from '../../share-histogram/with-more.ts';
import { medianShare } from '../median.ts';
import { trimmedMeanShare } from '../trimmed-mean.ts';
import { noised } from './made-up-shares.ts';

/** What was published about honest people and some percent of fakes, against what is true of the honest. */
export interface ErrorRow {
  percent: number;
  /** Errors as parts of the truth, the mean over the releases tried. */
  median: number;
  trimmedMean: number;
  /** Of the plain mean, which is published nowhere, for comparison. */
  mean: number;
}

/**
 * The experiment of Tournesol on bins: error against share of fakes, who all do the worst they can. Noise is drawn anew
 * for each release.
 * @param honest exact bins
 */
export function errorByFakes(honest: readonly number[], random: SeededRandom, releases = 20): ErrorRow[] {
  const people = honest.reduce((sum, count) => sum + count, 0);
  const exact = shareHistogram(honest);
  return [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20].map((percent) => {
    const fakes = Math.floor((people * percent) / 100);
    const errorOf = (point: (histogram: ShareHistogram) => number) => {
      let sum = 0;
      for (let release = 0; release < releases; release += 1) {
        const worst = [0, honest.length - 1].map((bin) => {
          const poisoned = noised(withMore(exact, bin, fakes).counts, random);
          return Math.abs(point(poisoned) / point(exact) - 1);
        });
        sum += Math.max(...worst);
      }
      return sum / releases;
    };
    return {
      percent,
      median: errorOf(medianShare),
      trimmedMean: errorOf(trimmedMeanShare),
      mean: errorOf(plainMean),
    };
  });
}

/** The mean of the contributors' shares: what a few fakes move. */
export function plainMean({ counts, edges }: ShareHistogram): number {
  const people = counts.reduce((sum, count) => sum + count, 0);
  const middle = (bin: number) => ((edges[bin] ?? 0) + (edges[bin + 1] ?? 1000)) / 2000;
  return counts.reduce((sum, count, bin) => sum + count * middle(bin), 0) / people;
}
