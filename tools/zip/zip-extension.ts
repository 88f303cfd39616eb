import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, runWxt, targetArguments } from '../build/build-extension.ts';
import { listArchive } from './list-archive.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A zip archive on disk. */
export interface Archive {
  /** Absolute path. */
  path: string;
  bytes: number;
  /** Names of the files in it. */
  files: string[];
}

/**
 * Builds the extension for a browser and packs it for its store. For Firefox the sources are packed too, as its
 * reviewers ask for them.
 *
 * @param out folder for the archives, by default DAYLIGHT_OUT or .output
 * @throws Error when the build fails
 */
export async function zipExtension(browser: Browser, out?: string): Promise<Archive[]> {
  const folder = resolve(root, out ?? process.env.DAYLIGHT_OUT ?? '.output');
  await runWxt(['zip', ...targetArguments(browser)], { ...process.env, DAYLIGHT_OUT: folder });
  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const parts = browser === 'firefox' ? [browser, 'sources'] : [browser];
  return Promise.all(
    parts.map(async (part) => {
      const path = join(folder, `${name}-${version}-${part}.zip`);
      const archive = await readFile(path);
      return { path, bytes: archive.length, files: listArchive(archive) };
    }),
  );
}
