import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findSources, ownSources } from '../../../tools/sources/find-sources.ts';
import { OperatorError } from '../../operator-error.ts';

/** Options that every command about sources has. */
export interface SourceOptions {
  /** Folder with a folder for each source; extension/sources by default. */
  sources?: string;
  /** Data folder (DATA_FOLDER). */
  data?: string;
}

/** Words for `--sources`. */
export const sourcesOption = [
  '--sources <folder>',
  'folder of the sources; extension/sources by default',
] as const;

/** Words for `--data`. */
export const dataOption = ['--data <folder>', 'data folder (DATA_FOLDER)'] as const;

/**
 * Folders of the sources that were named, all of them where none was.
 * @throws OperatorError where there is none of that name
 */
export function openSources(options: SourceOptions, names: readonly string[] = []): Map<string, URL> {
  const below = options.sources ? pathToFileURL(`${resolve(options.sources)}/`) : ownSources;
  const found = readFolder(below);
  const unknown = names.filter((name) => !found.has(name));
  if (unknown.length > 0)
    throw new OperatorError(
      `There is no source ${unknown.join(', ')}: there are ${[...found.keys()].join(', ') || 'none'}.`,
    );
  return new Map([...found].filter(([name]) => names.length === 0 || names.includes(name)));
}

function readFolder(below: URL): Map<string, URL> {
  try {
    return findSources(below);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw new OperatorError(`There is no folder of sources at ${below.pathname}: correct --sources.`);
  }
}
