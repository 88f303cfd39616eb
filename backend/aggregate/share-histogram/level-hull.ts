import type { ShareHistogram } from './share-histogram.ts';

/** Contributors below each edge: one number more than bins, from 0 to the sum. Noise can make it fall now and then. */
export function below(counts: readonly number[]): number[] {
  const sums = [0];
  let sum = 0;
  for (const count of counts) {
    sum += count;
    sums.push(sum);
  }
  return sums;
}

/**
 * The first and the last share, 0 to 1, below which just `level` contributors are, when those of a bin are spread
 * evenly over it. Without noise the two are the same, save where bins are empty. A level that is not reached lies at
 * 0 if it is too low, at 1 if it is too high.
 */
export function levelHull({ counts, edges }: ShareHistogram, level: number): [first: number, last: number] {
  const sums = below(counts);
  if (level <= 0 || level >= (sums.at(-1) ?? 0)) return level <= 0 ? [0, 0] : [1, 1];
  const found = counts.flatMap((count, bin) => {
    const from = sums[bin] ?? 0;
    const to = from + count;
    if (level < Math.min(from, to) || level > Math.max(from, to)) return [];
    return (count === 0 ? [0, 1] : [(level - from) / count]).map((part) => shareAt(edges, bin, part));
  });
  return [found[0] ?? 0, found.at(-1) ?? 1];
}

/** The bin, counted from 0, that holds a share. */
export function binAt(edges: readonly number[], share: number): number {
  const next = edges.findIndex((edge) => edge > share * 1000);
  return next === -1 ? edges.length - 2 : next - 1;
}

function shareAt(edges: readonly number[], bin: number, part: number): number {
  const from = edges[bin] ?? 0;
  return (from + part * ((edges[bin + 1] ?? 1000) - from)) / 1000;
}
