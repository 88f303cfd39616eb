import { equalEdges } from './share-histogram.ts';

/** Things that a contributor must have in the denominator before their share counts: below, it is mostly chance. */
export const leastThings = 10;

/**
 * The bin of a contributor who has `part` things among `whole`; null when fewer than ten are in the denominator.
 * Compares whole numbers, so that 3 of 20 falls on the edge 0.15 on every machine and in every database.
 * @param edges in thousandths, see ShareHistogram
 * @throws RangeError unless both are whole numbers and 0 <= part <= whole
 */
export function binOf(part: number, whole: number, edges: readonly number[] = equalEdges): number | null {
  const fits = [part, whole, whole * 1000].every(Number.isSafeInteger);
  if (!fits || part < 0 || part > whole) throw new RangeError(`${part} of ${whole} is no share.`);
  if (whole < leastThings) return null;
  const last = edges.length - 2;
  for (let bin = last; bin > 0; bin -= 1) if (part * 1000 >= (edges[bin] ?? 0) * whole) return bin;
  return 0;
}
