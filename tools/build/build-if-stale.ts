import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { step } from '../setup/step.mjs';
import { type BuildOptions, buildExtension } from './build-extension.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Names, sizes and times of everything that the build is made from, and its options, as one hash. */
async function inputs(options: BuildOptions): Promise<string> {
  const below = async (folder: string) =>
    (await readdir(join(root, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/\.test\.tsx?$|[\\/](fixtures|testing)[\\/]/.test(file));
  const single = ['wxt.config.ts', 'package-lock.json'].map((file) => join(root, file));
  const files = [...(await below('extension')), ...(await below('shared')), ...single];
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const file of files.sort()) {
    const { size, mtimeMs } = await stat(file);
    hash.update(`\n${file} ${size} ${mtimeMs}`);
  }
  return hash.digest('hex');
}

/**
 * Builds the extension for Chromium, unless the last build into that folder was made from the same.
 *
 * @param out folder below the project that belongs to this caller alone
 * @returns folder of the unpacked extension
 * @throws Error when the build fails
 */
export async function buildIfStale(out: string, options: Omit<BuildOptions, 'out'> = {}): Promise<string> {
  const stamp = join(root, out, 'built-from');
  const now = await inputs(options);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === now) {
    console.error('✓ Extension built already');
    return join(root, out, 'chrome-mv3');
  }
  const { folder } = await step('Building the extension', () =>
    buildExtension('chrome', { ...options, out }),
  );
  await writeFile(stamp, now);
  return folder;
}
