import { byPlatformName } from '../platform-name.ts';
import type { ShownStory } from './read-stories.ts';

/** Stories on one page. */
export const storiesPerPage = 20;

/** What somebody wants to read; an empty word asks for nothing. */
export interface StoryFilter {
  platform: string;
  category: string;
  severity: string;
  /** From 1. */
  page: number;
}

/** Reads a filter from the query of an address. A page that is no number is the first. */
export function readStoryFilter(query: (name: string) => string | undefined): StoryFilter {
  const page = query('page') ?? '';
  return {
    platform: query('platform') ?? '',
    category: query('category') ?? '',
    severity: query('severity') ?? '',
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The stories that fit a filter. */
export function filterStories(stories: readonly ShownStory[], filter: StoryFilter): ShownStory[] {
  return stories.filter(
    ({ source, category, severity }) =>
      (filter.platform === '' || source === filter.platform) &&
      (filter.category === '' || category === filter.category) &&
      (filter.severity === '' || severity === filter.severity),
  );
}

/** Address of a page of what a filter finds. */
export function storiesPath(filter: StoryFilter, page: number): string {
  const asked = Object.entries({ ...filter, page: page === 1 ? '' : String(page) }).filter(
    ([, value]) => value !== '',
  );
  return asked.length === 0 ? '/stories/' : `/stories/?${new URLSearchParams(asked)}`;
}

/** What can be chosen: values that occur. */
export function storyChoices(
  stories: readonly ShownStory[],
): Record<'platforms' | 'categories' | 'severities', string[]> {
  return {
    platforms: [...new Set(stories.flatMap(({ source }) => source ?? []))].sort(byPlatformName),
    categories: [...new Set(stories.map(({ category }) => category))].sort(),
    severities: [...new Set(stories.map(({ severity }) => severity))].sort(),
  };
}
