import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { storyNumber } from '#shared/stories/story-number.ts';
import { readJsonRows } from '../../publish/json-rows.ts';
import type { Release } from '../../publish/read-release.ts';
import type { ReleaseCatalogue } from '../../publish/release-catalogue.ts';
import { rememberReleases } from '../remember-releases.ts';

/** Dataset that the stories are read from. */
export const storiesDataset = 'published-stories';

const PublishedRow = z.object({
  day: z.iso.date(),
  category: z.string(),
  severity: z.string(),
  source: z.string().nullable(),
  language: z.string(),
  text: z.string().min(1),
  redacted: z.boolean(),
});

/** A story as everybody may read it. */
export interface ShownStory extends z.infer<typeof PublishedRow> {
  /** Number that everybody can quote, the same in every release. */
  number: string;
  /** Release that it was read from. */
  release: Release;
}

/** All stories that are published now. */
export interface StoryShelf {
  /** Newest first. */
  stories: ShownStory[];
  /** Releases that they are from: the newest of each study. */
  releases: Release[];
  simulated: boolean;
}

const remembered = 16;

/**
 * Reads the stories of the newest release of each study that stands. A story that its writer took back is in no later release,
 * and so not here. Made-up ones are shown only where there are no real ones.
 */
export function storyShelves(catalogue: ReleaseCatalogue): () => Promise<StoryShelf> {
  const shelfOf = rememberReleases(storiesOf, remembered);
  return async () => {
    const all = (await catalogue.find(storiesDataset))?.releases ?? [];
    const standing = all.filter(({ tombstone }) => !tombstone);
    const real = standing.filter(({ manifest }) => !manifest.simulated);
    const studies = Map.groupBy(real.length > 0 ? real : standing, ({ manifest }) => manifest.study);
    const releases = [...studies.values()].flatMap((own) => own.slice(0, 1));
    const shelves = await Promise.all(releases.map(shelfOf));
    return {
      stories: shelves.flat().sort(newestFirst),
      releases,
      simulated: releases.some(({ manifest }) => manifest.simulated),
    };
  };
}

async function storiesOf(release: Release): Promise<ShownStory[]> {
  const rows = readJsonRows(await readFile(join(release.folder, `${storiesDataset}.json`), 'utf8'));
  const parsed = rows.flatMap((row) => PublishedRow.safeParse(row).data ?? []);
  return Promise.all(parsed.map(async (row) => ({ ...row, number: await storyNumber(row), release })));
}

function newestFirst(a: ShownStory, b: ShownStory): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1;
  return a.number < b.number ? -1 : 1;
}
