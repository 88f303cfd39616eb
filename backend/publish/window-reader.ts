import { intervalOf } from '../aggregate/interval.ts';
import { publicProfile } from '../aggregate/profile.ts';
import type { MeasuredCell, MeasuredFigure, MeasuredWindow } from '../measure/measured-window.ts';

/** A cell as it is published: its value with noise, and how far that can be off for the noise alone. */
export interface ProtectedCell extends MeasuredCell {
  /** Standard deviation of the noise. */
  sigma: number;
  ci95_low: number;
  ci95_high: number;
  /** The value is so close to what is published at all that it tends to be too high. */
  near_threshold: boolean;
}

/** One window, as a dataset reads it. */
export interface WindowReader {
  /** First day of the window. */
  from: string;
  until: string;
  /** Nothing was measured that the data name, since too few took part. */
  coarse: boolean;
  /** Cells of a measure; none when it was not measured in this window. */
  cells(measure: string): ProtectedCell[];
  /** Headline figures, by id. */
  figures(): [id: string, figure: MeasuredFigure][];
}

/** Reads a measured window. */
export function windowReader(window: MeasuredWindow): WindowReader {
  const { from, until, coarse, measures, figures } = window;
  return {
    from,
    until,
    coarse,
    cells(id) {
      const measured = measures[id];
      if (!measured) return [];
      const { table, sigmaSquared } = measured;
      const threshold = table === 'A' ? publicProfile.selection.threshold : null;
      return measured.cells.map((cell) => protectedCell(cell, sigmaSquared, threshold));
    },
    figures: () => Object.entries(figures),
  };
}

/**
 * Adds cells that have one key over the weeks of a window, or whatever else is summed: the variances add up.
 * @param cells at least one
 */
export function sumOf(cells: readonly ProtectedCell[]): ProtectedCell {
  const [first] = cells;
  if (!first) throw new RangeError('There is no cell to sum.');
  const value = cells.reduce((sum, cell) => sum + cell.value, 0);
  const sigmaSquared = cells.reduce((sum, { sigma }) => sum + sigma * sigma, 0);
  return protectedCell({ ...first, value }, sigmaSquared, null);
}

function protectedCell(cell: MeasuredCell, sigmaSquared: number, threshold: number | null): ProtectedCell {
  const sigma = Math.sqrt(sigmaSquared);
  return {
    ...cell,
    sigma: Number(sigma.toFixed(3)),
    ...intervalOf(cell.value, sigmaSquared),
    near_threshold: threshold !== null && cell.value < threshold + 2 * sigma,
  };
}
