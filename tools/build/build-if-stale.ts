import { createHash } from 'node:crypto';
import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
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
  const single = ['wxt.config.ts', 'package-lock.json', 'tools/build/build-extension.ts'].map((file) =>
    join(root, file),
  );
  const files = [...(await below('extension')), ...(await below('shared')), ...single];
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const file of files.sort()) {
    const { size, mtimeMs } = await stat(file);
    hash.update(`\n${file} ${size} ${mtimeMs}`);
  }
  return hash.digest('hex');
}

/** How long a build that is not used any more stays, in milliseconds. */
const keptMs = 3_600_000;

/**
 * Builds the extension for Chromium, unless there is a build that was made from the same. Each build has a folder of its
 * own, so that a browser that runs from one keeps it while the next is made.
 *
 * @param out folder below the project that belongs to this caller alone
 * @returns folder of the unpacked extension
 * @throws Error when the build fails
 */
export async function buildIfStale(out: string, options: Omit<BuildOptions, 'out'> = {}): Promise<string> {
  const own = (await inputs(options)).slice(0, 16);
  const stamp = join(root, out, own, 'is-complete');
  const isThere = await utimes(stamp, new Date(), new Date()).then(
    () => true,
    () => false,
  );
  if (isThere) {
    console.error('✓ Extension built already');
    return join(root, out, own, 'chrome-mv3');
  }
  await removeOld(join(root, out));
  const { folder } = await step('Building the extension', () =>
    buildExtension('chrome', { ...options, out: join(out, own) }),
  );
  await writeFile(stamp, '');
  return folder;
}

async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const stamp = await stat(join(folder, name, 'is-complete')).catch(() => undefined);
    const at = stamp ?? (await stat(join(folder, name)));
    if (Date.now() - at.mtimeMs > keptMs) await rm(join(folder, name), { recursive: true, force: true });
  }
}
