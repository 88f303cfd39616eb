import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BuildOptions, runWxt, targetArguments } from '../build/build-extension.ts';
import { listArchive } from './list-archive.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A zip archive on disk. */
export interface Archive {
  /** Absolute path. */
  path: string;
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
  /** Names of the files in it. */
  files: string[];
}

/**
 * Builds the extension for a browser and packs it for its store. For Firefox the sources are packed too, as its
 * reviewers ask for them.
 *
 * @throws Error when the build fails
 */
export async function zipExtension(browser: Browser, options: BuildOptions = {}): Promise<Archive[]> {
  const folder = await runWxt(['zip', ...targetArguments(browser)], options);
  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const parts = browser === 'firefox' ? [browser, 'sources'] : [browser];
  return Promise.all(
    parts.map(async (part) => {
      const path = join(folder, `${name}-${version}-${part}.zip`);
      const archive = await readFile(path);
      const sha256 = createHash('sha256').update(archive).digest('hex');
      return { path, bytes: archive.length, sha256, files: listArchive(archive) };
    }),
  );
}
