import type { MeasuredWindow } from '../../measure/measured-window.ts';
import { loadDatasets } from '../../publish/datasets.ts';
import { measurementsOf } from '../../publish/measurements.ts';
import type { PublishedStory } from '../../publish/published-story.ts';
import { madeUpWindow, writeReleaseOf } from '../../publish/testing/made-up-release.ts';

/** A published story; what is not said is harmless. */
export function aPublishedStory(more: Partial<PublishedStory> = {}): PublishedStory {
  return {
    text: 'It keeps pushing this at my daughter.',
    ...{ redacted: false, category: 'recommendation-children', severity: 'much' },
    ...{ source: 'youtube', language: 'en', day: '2026-10-07', published_day: '2026-10-20' },
    ...more,
  };
}

/** Writes a release of published stories straight to disk. */
export async function sampleStories(
  releasesFolder: string,
  stories: readonly PublishedStory[],
  { version = '1.0.0', ...window }: Partial<MeasuredWindow> & { version?: string } = {},
): Promise<void> {
  const dataset = (await loadDatasets()).find(({ slug }) => slug === 'published-stories');
  if (!dataset) throw new Error('There is no dataset of published stories.');
  const circumstances = {
    ...{ version, created: '2026-11-21', software: 'Daylight 0.1.0', rulePacks: [] },
    ...{ contact: 'study@example.org', address: 'https://data.example' },
  };
  const windows = [madeUpWindow([], window)];
  await writeReleaseOf(dataset, measurementsOf(dataset, windows, circumstances, stories), releasesFolder);
}
