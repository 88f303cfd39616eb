import { loadDatasets } from '../publish/datasets.ts';
import type { DatasetDefinition } from '../publish/define-dataset.ts';
import type { DatasetReleases, ReleaseCatalogue } from '../publish/release-catalogue.ts';

/** A dataset that is defined, published, or both. A release outlives the definition it was made from. */
export interface DatasetEntry {
  slug: string;
  title: string;
  question: string;
  definition: DatasetDefinition | undefined;
  releases: DatasetReleases | undefined;
}

/** Every dataset there is, by slug. */
export async function datasetEntries(catalogue: ReleaseCatalogue): Promise<DatasetEntry[]> {
  const [definitions, published] = await Promise.all([loadDatasets(), catalogue.list()]);
  const slugs = new Set([...definitions.map((one) => one.slug), ...published.map((one) => one.slug)]);
  return [...slugs].sort().flatMap((slug) => {
    const definition = definitions.find((one) => one.slug === slug);
    const releases = published.find((one) => one.slug === slug);
    const shown = releases?.latest.manifest ?? definition;
    return shown ? [{ slug, title: shown.title, question: shown.question, definition, releases }] : [];
  });
}
