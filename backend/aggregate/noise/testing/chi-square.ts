/** A chi-square statistic and its standard score, which is about normal for many degrees of freedom. */
export interface ChiSquare {
  statistic: number;
  degrees: number;
  z: number;
}

const leastExpected = 10;

/**
 * Pearson's test of counts against probabilities. Outcomes expected fewer than ten times are put together with their
 * neighbours, so outcomes come in an order in which neighbours are alike.
 * @param counts and probabilities of the same outcomes; what the probabilities leave to 1 is an outcome that is in neither
 */
export function chiSquare(counts: readonly number[], probabilities: readonly number[]): ChiSquare {
  const drawn = counts.reduce((sum, count) => sum + count, 0);
  const bins: { seen: number; expected: number }[] = [];
  let open = { seen: 0, expected: 0 };
  counts.forEach((seen, index) => {
    open = { seen: open.seen + seen, expected: open.expected + drawn * (probabilities[index] ?? 0) };
    if (open.expected < leastExpected) return;
    bins.push(open);
    open = { seen: 0, expected: 0 };
  });
  const last = bins.at(-1);
  if (last === undefined) throw new Error('Too few draws for a test');
  last.seen += open.seen;
  last.expected += open.expected;
  const statistic = bins.reduce((sum, { seen, expected }) => sum + (seen - expected) ** 2 / expected, 0);
  const degrees = bins.length - 1;
  return { statistic, degrees, z: (statistic - degrees) / Math.sqrt(2 * degrees) };
}
