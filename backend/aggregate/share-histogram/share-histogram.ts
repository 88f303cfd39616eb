/**
 * One row of table M: of how many contributors the share that a headline figure is about fell into each of some bins,
 * with noise. Whoever has fewer than ten things in the denominator is in no bin; nobody is in two.
 */
export interface ShareHistogram {
  /** Contributors a bin, each with its own discrete Gaussian noise. Whole numbers; the noise can make them negative. */
  readonly counts: readonly number[];
  /**
   * Where the bins begin and end, in thousandths of the whole: one more than bins, from 0 to 1000, rising. A bin holds
   * its lower edge and not its upper one; the last holds 1000 too. Registered with the figure, before its window opens.
   */
  readonly edges: readonly number[];
  /** Parameter sigma^2 of the noise in each bin. */
  readonly sigmaSquared: number;
}

/** Twenty bins of the same width. */
export const equalEdges: readonly number[] = Array.from({ length: 21 }, (_, index) => index * 50);

/** The sigma^2 of the default release, for every bin of table M. */
export const tableMSigmaSquared = 1250;

/**
 * Takes noisy counts for a row of table M.
 * @throws RangeError when counts, edges or sigma^2 cannot be one; that is a fault in a query or a registration.
 */
export function shareHistogram(
  counts: readonly number[],
  { edges = equalEdges, sigmaSquared = tableMSigmaSquared }: Partial<Omit<ShareHistogram, 'counts'>> = {},
): ShareHistogram {
  if (!counts.every(Number.isSafeInteger))
    throw new RangeError('A bin holds a whole number of contributors.');
  if (counts.length < 2 || edges.length !== counts.length + 1)
    throw new RangeError(`${counts.length} bins have ${counts.length + 1} edges, not ${edges.length}.`);
  const isRising = edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? edge));
  if (!edges.every(Number.isSafeInteger) || !isRising || edges[0] !== 0 || edges.at(-1) !== 1000)
    throw new RangeError('The edges of bins rise from 0 to 1000 in whole thousandths.');
  if (!(sigmaSquared >= 0) || sigmaSquared === Number.POSITIVE_INFINITY)
    throw new RangeError(`${sigmaSquared} is no variance.`);
  return { counts, edges, sigmaSquared };
}
