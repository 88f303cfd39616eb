import { z95 } from './normal-quantile.ts';
import type { ShareHistogram } from './share-histogram.ts';

/** How many contributors a figure stands for, in whole contributors. */
export interface NoisyCount {
  /** Zero where the noise made it negative. */
  value: number;
  ci95_low: number;
  ci95_high: number;
}

/** The sum of the bins as it is, negative too. */
export function sumOf({ counts }: Pick<ShareHistogram, 'counts'>): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The denominator of a figure: contributors in any bin. Its interval is for the noise, whose variance is that of all
 * bins together; how many people take part is counted, not sampled.
 */
export function contributorsIn(histogram: ShareHistogram): NoisyCount {
  const sum = sumOf(histogram);
  const margin = Math.ceil(z95 * Math.sqrt(histogram.counts.length * histogram.sigmaSquared));
  return {
    value: Math.max(0, sum),
    ci95_low: Math.max(0, sum - margin),
    ci95_high: Math.max(0, sum + margin),
  };
}
