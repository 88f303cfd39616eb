import { type PublicSource, publicSources } from '../measure/public-sources.ts';
import { text } from './text.ts';

const sources = new Map(publicSources.map((one) => [one.source as string, one]));

/** The platforms that are read, by what they are called. */
export const platforms: readonly PublicSource[] = [...publicSources].sort((a, b) =>
  a.name.localeCompare(b.name, 'en'),
);

/** A platform by its id in the data; a release may name one that is not read any more. */
export function findPlatform(id: string): PublicSource | undefined {
  return sources.get(id);
}

/** What people call a platform, from its rule pack; its id where that is gone, and all of them for `all`. */
export function platformName(id: string): string {
  return id === 'all' ? text('platformsAll') : (sources.get(id)?.name ?? id);
}
