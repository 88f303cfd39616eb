import { publicSources } from '../measure/public-sources.ts';

const names = new Map(publicSources.map(({ source, name }) => [source, name]));

/** What people call a platform; its id where no rule pack knows it (any more). */
export function platformName(source: string): string {
  return names.get(source) ?? source;
}

/** Orders platforms by the name that people read. */
export function byPlatformName(a: string, b: string): number {
  return platformName(a).localeCompare(platformName(b), 'en');
}
