import { readdirSync } from 'node:fs';

/** Where the sources of this project lie. Ends in a slash. */
export const ownSources = new URL('../../extension/sources/', import.meta.url);

/**
 * Folders of the sources below a folder, by name, in alphabetical order.
 * @param below ends in a slash
 */
export function findSources(below: URL = ownSources): Map<string, URL> {
  const names = readdirSync(below, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
    .map((entry) => entry.name);
  return new Map(names.sort().map((name) => [name, new URL(`${name}/`, below)]));
}
