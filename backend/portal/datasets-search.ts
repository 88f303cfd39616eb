import type { DatasetEntry } from './dataset-entries.ts';
import { byPlatformName } from './platform-name.ts';

/** What somebody looks for; an empty word asks for nothing. */
export interface DatasetSearch {
  /** Words, all of which must occur. */
  q: string;
  /** Source of the platform. */
  platform: string;
  /** First day of a window of four weeks. */
  period: string;
  study: string;
}

/** What can be chosen from, as it occurs in what is there. */
export interface SearchChoices {
  platforms: string[];
  /** Newest first. */
  periods: { from: string; until: string }[];
  studies: string[];
}

const longestWords = 200;

/** Reads a search from the query of an address. Whatever is no search of ours is no search. */
export function readSearch(query: (name: string) => string | undefined): DatasetSearch {
  const asked = (name: string) => (query(name) ?? '').trim().slice(0, longestWords);
  return { q: asked('q'), platform: asked('platform'), period: asked('period'), study: asked('study') };
}

/** Whether anything is asked for. */
export function isSearching(search: DatasetSearch): boolean {
  return Object.values(search).some((one) => one !== '');
}

/**
 * Datasets that a search finds. A dataset that speaks of all platforms is found under each of them; period and study are
 * those of any of its releases that stands.
 */
export function searchDatasets(entries: readonly DatasetEntry[], search: DatasetSearch): DatasetEntry[] {
  const words = folded(search.q)
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter((entry) => {
    const said = folded(sayings(entry).join(' '));
    const standing = standingOf(entry);
    const sources = sourcesOf(entry);
    return (
      words.every((word) => said.includes(word)) &&
      (search.platform === '' || sources.length === 0 || sources.includes(search.platform)) &&
      (search.period === '' ||
        standing.some(({ windows }) => windows.some(({ from }) => from === search.period))) &&
      (search.study === '' || standing.some(({ study }) => study === search.study))
    );
  });
}

/** What can be chosen among all datasets. */
export function choicesAmong(entries: readonly DatasetEntry[]): SearchChoices {
  const standing = entries.flatMap(standingOf);
  const periods = new Map(standing.flatMap(({ windows }) => windows).map((one) => [one.from, one]));
  return {
    platforms: [...new Set(entries.flatMap(sourcesOf))].sort(byPlatformName),
    periods: [...periods.values()]
      .map(({ from, until }) => ({ from, until }))
      .sort((a, b) => (a.from < b.from ? 1 : -1)),
    studies: [...new Set(standing.map(({ study }) => study))].sort(),
  };
}

/** Platforms that a dataset speaks of; all of them where empty. */
export function sourcesOf({ definition, releases }: DatasetEntry): readonly string[] {
  return releases?.latest.manifest.sources ?? definition?.sources ?? [];
}

function standingOf({ releases }: DatasetEntry) {
  return (releases?.releases ?? []).filter(({ tombstone }) => !tombstone).map(({ manifest }) => manifest);
}

function sayings({ slug, title, question, definition, releases }: DatasetEntry): string[] {
  const about = releases?.latest.manifest ?? definition;
  return [slug, title, question, about?.description ?? '', ...(about?.keywords ?? [])];
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
