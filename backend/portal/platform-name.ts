import { type PublicSource, publicSources } from '../measure/public-sources.ts';
import { text } from './text.ts';

const sources = new Map(publicSources.map((one) => [one.source as string, one]));

/** A platform by its id in the data; a release may name one that is not read any more. */
export function findPlatform(source: string): PublicSource | undefined {
  return sources.get(source);
}

/** What people call a platform, from its rule pack; its id where no pack knows it (any more), and all of them for `all`. */
export function platformName(source: string): string {
  return source === 'all' ? text('platformsAll') : (sources.get(source)?.name ?? source);
}

/** Orders platforms by the name that people read. */
export function byPlatformName(a: string, b: string): number {
  return platformName(a).localeCompare(platformName(b), 'en');
}

/** The platforms that are read, by what they are called. */
export const platforms: readonly PublicSource[] = [...publicSources].sort((a, b) =>
  byPlatformName(a.source, b.source),
);
