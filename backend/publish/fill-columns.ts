import { type Noisy, type Ratio, shareOf } from '../aggregate/ratio.ts';
import type { ProtectedCell, WindowReader } from './window-reader.ts';

/** Values of the columns that every row begins with. */
export function windowDays({ from, until }: WindowReader): { window_start: string; window_end: string } {
  return { window_start: from, window_end: until };
}

type Measured = Pick<ProtectedCell, 'value' | 'sigma' | 'ci95_low' | 'ci95_high'>;

/** Value and uncertainty of a cell whose key everybody knows. */
export function measured({ value, sigma, ci95_low, ci95_high }: ProtectedCell): Measured {
  return { value, sigma, ci95_low, ci95_high };
}

/** Likewise of a cell that the data name. */
export function measuredNamed(cell: ProtectedCell): Measured & { near_threshold: boolean } {
  return { ...measured(cell), near_threshold: cell.near_threshold };
}

/** Value and uncertainty of a quotient, or no values. */
export function quotient(ratio: Ratio | null): { [Column in keyof Ratio]: number | null } {
  return ratio ?? { value: null, sigma: null, ci95_low: null, ci95_high: null };
}

/** Sum of cells with noise of their own each. */
export function noisySum(cells: readonly ProtectedCell[]): Noisy {
  return {
    value: cells.reduce((sum, { value }) => sum + value, 0),
    variance: cells.reduce((sum, { sigma }) => sum + sigma * sigma, 0),
  };
}

/** What share of a whole each of its parts is: each cell, the noisy whole, and the share. */
export function sharesOf(
  parts: readonly ProtectedCell[],
): { cell: ProtectedCell; whole: number; share: ReturnType<typeof quotient> }[] {
  const { value: whole, variance } = noisySum(parts);
  return parts.map((cell) => {
    const own = cell.sigma * cell.sigma;
    const rest = { value: whole - cell.value, variance: variance - own };
    return { cell, whole, share: quotient(shareOf({ value: cell.value, variance: own }, rest)) };
  });
}

/** Cells that are alike in the first so many parts of their key. */
export function cellsBy(cells: readonly ProtectedCell[], parts: number): ProtectedCell[][] {
  return [...Map.groupBy(cells, ({ key }) => JSON.stringify(key.slice(0, parts))).values()];
}
