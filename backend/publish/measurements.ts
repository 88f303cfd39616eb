import { z } from 'zod';
import { MeasuredWindow } from '../measure/measured-window.ts';
import type { DatasetDefinition } from './define-dataset.ts';
import { PublishedStory } from './published-story.ts';

/** What of a release's facts does not follow from its windows and its dataset. */
export const Circumstances = z.strictObject({
  version: z.string(),
  created: z.iso.date(),
  software: z.string(),
  rulePacks: z.array(z.string()),
  contact: z.string().nullable(),
  address: z.string().nullable(),
});
export type Circumstances = z.infer<typeof Circumstances>;

/**
 * `measurements.json` of a release: the windows it is made of, as far as its dataset reads them, and what of its facts does
 * not follow from them. Everything else in the release can be made from this file again, byte for byte.
 */
export const Measurements = z.strictObject({
  format: z.literal('daylight-measurements/1'),
  dataset: z.string(),
  ...Circumstances.shape,
  windows: z.array(MeasuredWindow).min(1),
  stories: z.array(PublishedStory).optional().describe('Of the dataset that is made of them alone'),
});
export type Measurements = z.infer<typeof Measurements>;

/**
 * What a dataset's release is made of: of each window what the dataset reads, oldest first, in one order of keys.
 * @param windows at least one, all of one study
 * @param stories that people published, in the order of their publication
 */
export function measurementsOf(
  dataset: DatasetDefinition,
  windows: readonly MeasuredWindow[],
  circumstances: Circumstances,
  stories: readonly PublishedStory[] = [],
): Measurements {
  const read = new Set([...dataset.measures.map(({ id }) => id), ...(dataset.reads ?? [])]);
  const own = windows.map((window) => ({
    ...window,
    withheld: window.withheld.filter(({ measure }) => read.has(measure)),
    measures: inOrder(window.measures, (id) => read.has(id)),
    figures: inOrder(window.figures, () => dataset.readsFigures === true),
  }));
  return Measurements.parse({
    format: 'daylight-measurements/1',
    dataset: dataset.slug,
    ...circumstances,
    rulePacks: [...circumstances.rulePacks].sort(),
    windows: own.sort((a, b) => (a.from < b.from ? -1 : 1)),
    ...(dataset.readsStories ? { stories: [...stories] } : {}),
  });
}

/** The last window, which a page draws. */
export function newestWindow({ windows }: Pick<Measurements, 'windows'>): MeasuredWindow {
  const newest = windows.at(-1);
  if (!newest) throw new Error('A release is made of one window at least.');
  return newest;
}

function inOrder<T>(record: Record<string, T>, wanted: (id: string) => boolean): Record<string, T> {
  const entries = Object.entries(record).filter(([id]) => wanted(id));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
