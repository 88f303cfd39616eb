import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildExtension } from '../build/build-extension.ts';
import { step } from '../setup/step.mjs';

const out = '.cache/start';
const stamp = join(out, 'built-from');

/** Names, sizes and times of everything that the build is made from, and the address in it, as one hash. */
async function inputs(backend: string): Promise<string> {
  const below = async (folder: string) =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const files = [
    ...(await below('extension')),
    ...(await below('shared')),
    'wxt.config.ts',
    'package-lock.json',
  ];
  const hash = createHash('sha256').update(backend);
  for (const file of files.sort()) {
    const { size, mtimeMs } = await stat(file);
    hash.update(`\n${file} ${size} ${mtimeMs}`);
  }
  return hash.digest('hex');
}

/**
 * Builds the extension for a backend, unless the last build was made from the same.
 *
 * @returns folder of the unpacked extension
 * @throws Error when the build fails
 */
export async function buildIfStale(backend: string): Promise<string> {
  const now = await inputs(backend);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === now) {
    console.error('✓ Extension built already');
    return resolve(out, 'chrome-mv3');
  }
  const { folder } = await step('Building the extension', () => buildExtension('chrome', { backend, out }));
  await mkdir(out, { recursive: true });
  await writeFile(stamp, now);
  return folder;
}
