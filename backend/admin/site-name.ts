import { publicSources } from '../measure/public-sources.ts';

const names = new Map<string, string>(publicSources.map(({ source, name }) => [source, name]));

/** What people call a site; its id where none of our rules reads it. */
export function siteName(source: string): string {
  return names.get(source) ?? source;
}
