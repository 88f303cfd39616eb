import type { BoundedCell } from '../bound-contributions.ts';

/** By how much two bounded tables differ. All are whole numbers, so nothing is rounded. */
export interface TableDistance {
  /** Cells that differ at all. */
  cells: number;
  /** Sums of squared differences. */
  contributorsSquared: number;
  totalSquared: number;
  /** The largest single difference of a total. */
  each: number;
}

/** Measures two tables against each other; a cell that one of them lacks counts as zero. */
export function tableDistance(
  a: ReadonlyMap<string, BoundedCell>,
  b: ReadonlyMap<string, BoundedCell>,
): TableDistance {
  const distance = { cells: 0, contributorsSquared: 0, totalSquared: 0, each: 0 };
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const contributors = (a.get(key)?.contributors ?? 0) - (b.get(key)?.contributors ?? 0);
    const total = (a.get(key)?.total ?? 0) - (b.get(key)?.total ?? 0);
    if (contributors !== 0 || total !== 0) distance.cells += 1;
    distance.contributorsSquared += contributors ** 2;
    distance.totalSquared += total ** 2;
    distance.each = Math.max(distance.each, Math.abs(total));
  }
  return distance;
}
