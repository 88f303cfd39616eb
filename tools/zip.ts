// npm run zip [-- chrome edge firefox safari]: packages for the stores into .output/, with their checksums; the last line
// on stdout is the result as JSON.
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Browser, browsers } from './build/build-extension.ts';
import { step } from './setup/step.mjs';
import { straySources } from './zip/stray-sources.ts';
import { type Archive, zipExtension } from './zip/zip-extension.ts';

const wanted = process.argv.slice(2) as Browser[];
if (!wanted.every((one) => browsers.includes(one))) {
  console.error(`Packages for which browsers? Any of ${browsers.join(', ')}; all, when none is named.`);
  process.exit(2);
}
try {
  const archives: Archive[] = [];
  for (const browser of wanted.length > 0 ? wanted : browsers)
    archives.push(...(await step(`Packing for ${browser}`, () => zipExtension(browser))));
  const sources = archives.find(({ path }) => path.endsWith('-sources.zip'));
  const stray = straySources(sources?.files ?? []);
  if (stray.length > 0)
    throw new Error(
      `The sources package holds what nobody else should get: ${stray.join(', ')}. Do not hand it in; move these files out of the project or exclude them in wxt.config.ts.`,
    );
  // Two spaces between: `sha256sum --check SHA256SUMS` reads it.
  const sums = archives.map(({ path, sha256 }) => `${sha256}  ${basename(path)}\n`);
  await writeFile(join(dirname(archives[0]?.path ?? ''), 'SHA256SUMS'), sums.join(''));
  for (const { path, bytes, sha256 } of archives)
    console.error(`${sha256} ${`${bytes}`.padStart(9)} bytes  ${basename(path)}`);
  console.log(JSON.stringify({ archives: archives.map((one) => ({ ...one, files: one.files.length })) }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
