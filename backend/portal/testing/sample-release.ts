import type { MeasuredCell } from '../../measure/measured-window.ts';
import { homeCells, madeUp, madeUpWindow, writeMadeUp } from '../../publish/testing/made-up-release.ts';

/** Slug of the dataset that the samples are of. */
export const sampleSlug = madeUp.slug;

/** What a sample release holds. */
export interface Sample {
  /** Names with the number of volunteers who were shown them, on the home page. */
  names?: Record<string, number>;
  /** Or cells of any part of the page. */
  cells?: MeasuredCell[];
  simulated?: boolean;
  coarse?: boolean;
}

/** Writes a made-up release straight to disk, without a database. */
export async function sampleRelease(
  releasesFolder: string,
  version: string,
  { names = { News: 400 }, cells = homeCells(names), simulated = false, coarse = false }: Sample = {},
): Promise<void> {
  await writeMadeUp(releasesFolder, { version, windows: [madeUpWindow(cells, { simulated, coarse })] });
}
