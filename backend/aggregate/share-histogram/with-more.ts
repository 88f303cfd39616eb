import type { ShareHistogram } from './share-histogram.ts';

/** The same bins with so many contributors more in one of them. */
export function withMore(histogram: ShareHistogram, bin: number, more: number): ShareHistogram {
  return { ...histogram, counts: histogram.counts.map((count, at) => (at === bin ? count + more : count)) };
}
