import { type Interval, intervalsOf } from '../aggregate/interval.ts';
import { publicProfile } from '../aggregate/profile.ts';
import type { MeasuredCell, MeasuredFigure, MeasuredWindow } from '../measure/measured-window.ts';
import type { PublishedStory } from './published-story.ts';

/** A cell as it is published: its value with noise, and how far that can be off for the noise alone. */
export interface ProtectedCell extends MeasuredCell, Interval {
  /** Standard deviation of the noise. */
  sigma: number;
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
  /** Stories that were published while it was the present window, in the order of their publication. */
  stories(): readonly PublishedStory[];
}

/** Reads a measured window, with the stories that belong to it. */
export function windowReader(window: MeasuredWindow, stories: readonly PublishedStory[] = []): WindowReader {
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
      const interval = intervalsOf(BigInt(sigmaSquared), threshold);
      return measured.cells.map((cell) => ({
        ...cell,
        sigma: sigmaOf(sigmaSquared),
        ...interval(cell.value),
      }));
    },
    figures: () => Object.entries(figures),
    stories: () => stories,
  };
}

/**
 * Adds cells, such as those of one key over the weeks of a window. Each has noise of its own, so the variances add up.
 * @param cells at least one, none of them chosen by its value
 */
export function sumOf(cells: readonly ProtectedCell[]): ProtectedCell {
  const [first] = cells;
  if (!first) throw new RangeError('There is no cell to sum.');
  const value = cells.reduce((sum, cell) => sum + cell.value, 0);
  const sigmaSquared = Math.round(cells.reduce((sum, { sigma }) => sum + sigma * sigma, 0));
  return { ...first, value, sigma: sigmaOf(sigmaSquared), ...intervalsOf(BigInt(sigmaSquared), null)(value) };
}

/** Standard deviation to three decimals. */
function sigmaOf(sigmaSquared: number): number {
  return Number(Math.sqrt(sigmaSquared).toFixed(3));
}
