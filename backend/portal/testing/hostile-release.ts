import { tableFor } from '../../measure/define-measures.ts';
import { loadDatasets } from '../../publish/datasets.ts';
import type { PublishedStory } from '../../publish/published-story.ts';
import { madeUpWindow, measurementsFor, writeReleaseOf } from '../../publish/testing/made-up-release.ts';
import { aPublishedStory, sampleStories } from './sample-stories.ts';

/** Datasets whose rows the data name, each by other words of others. */
const named = ['recommended-publishers', 'recommended-items', 'advertisers'];

/** Rows that a page shows of a release. */
const rowsOnPage = 50;

/**
 * Writes releases in which every name, title, advertiser and story is one of these words; so many versions of each
 * dataset that the previews of their pages show all of them.
 */
export async function hostileReleases(releasesFolder: string, words: readonly string[]): Promise<void> {
  const datasets = await loadDatasets();
  for (const dataset of datasets.filter(({ slug }) => named.includes(slug)))
    for (let first = 0; first < words.length; first += rowsOnPage) {
      const own = words.slice(first, first + rowsOnPage);
      const measures = dataset.measures.map((measure) => [
        measure.id,
        {
          ...tableFor(measure),
          cells: own.map((word, place) => ({
            key: measure.key.map(({ name }) => (name === 'source' ? 'youtube' : word)),
            week: 0,
            value: 5_000 - place,
          })),
        },
      ]);
      const window = madeUpWindow([], { measures: Object.fromEntries(measures) });
      const version = `1.${first / rowsOnPage}.0`;
      await writeReleaseOf(dataset, measurementsFor(dataset, [window], version), releasesFolder);
    }
  await sampleStories(releasesFolder, words.map(hostileStory));
}

/** A story in such words. */
export function hostileStory(text: string): PublishedStory {
  return aPublishedStory({ text, source: null, category: 'other' });
}
