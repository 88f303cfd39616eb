import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildExtension } from '../../tools/build/build-extension.ts';

const root = new URL('../../', import.meta.url);
const built = new URL('.output/chrome-mv3/', root);

/** Path of the built extension for Chromium. Builds it first when it is missing or older than what it is made of. */
export async function findExtension(progress: (text: string) => void): Promise<string> {
  const manifest = new URL('manifest.json', built);
  const builtAt = existsSync(manifest) ? (await stat(manifest)).mtimeMs : 0;
  if (builtAt >= (await newestSource())) return fileURLToPath(built);
  progress('building the extension');
  return (await buildExtension('chrome', { out: '.output' })).folder;
}

/** When the youngest file that the build reads was changed, in milliseconds since 1970. */
async function newestSource(): Promise<number> {
  const folders = await Promise.all(
    ['extension/', 'shared/'].map(async (folder) => {
      const entries = await readdir(new URL(folder, root), { recursive: true, withFileTypes: true });
      return entries.filter((e) => e.isFile()).map((e) => `${e.parentPath}/${e.name}`);
    }),
  );
  const files = folders.flat().filter((file) => !/\.test\.tsx?$|\/(fixtures|testing)\//.test(file));
  const single = ['wxt.config.ts', 'package-lock.json'].map((file) => fileURLToPath(new URL(file, root)));
  const times = await Promise.all([...files, ...single].map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(...times);
}
