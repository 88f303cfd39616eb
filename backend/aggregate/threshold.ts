/** A figure about several people: `contributors` is how many different people stand behind it. */
export interface Cell {
  contributors: number;
}

/** What a threshold held back, in a form that gives nothing away about one cell. */
export interface Suppression {
  /** Cells held back. */
  cells: number;
  /**
   * Contributors summed over the cells held back (a person counts once in each cell). `null` when fewer than
   * `minContributors` cells were held back: a total over few cells would let somebody work one of them out.
   */
  contributions: number | null;
}

/**
 * Keeps the cells that stand for at least `minContributors` different people, in the order given.
 * A raw k-threshold, not differential privacy: the noise mechanism comes on top (see noise.ts).
 * @throws RangeError when a cell or the threshold is not a positive whole number; that is a fault in a query.
 */
export function applyThreshold<C extends Cell>(
  cells: readonly C[],
  minContributors: number,
): { kept: C[]; suppressed: Suppression } {
  assertPositive('minContributors', minContributors);
  const kept: C[] = [];
  let held = 0;
  let contributions = 0;
  for (const cell of cells) {
    assertPositive('contributors', cell.contributors);
    if (cell.contributors >= minContributors) kept.push(cell);
    else {
      held += 1;
      contributions += cell.contributors;
    }
  }
  return { kept, suppressed: { cells: held, contributions: held >= minContributors ? contributions : null } };
}

function assertPositive(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`${name} must be a positive whole number, not ${String(value)}`);
}
