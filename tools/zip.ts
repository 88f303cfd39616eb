// npm run zip: packages for the stores into .output/; the last line on stdout is the result as JSON.
import { step } from './setup/step.mjs';
import { straySources } from './zip/stray-sources.ts';
import { type Archive, zipExtension } from './zip/zip-extension.ts';

try {
  const archives: Archive[] = [];
  for (const browser of ['chrome', 'edge', 'firefox'] as const)
    archives.push(...(await step(`Packing for ${browser}`, () => zipExtension(browser))));
  const sources = archives.find(({ path }) => path.endsWith('-sources.zip'));
  const stray = straySources(sources?.files ?? []);
  if (stray.length > 0)
    throw new Error(
      `The sources package holds what nobody else should get: ${stray.join(', ')}. Do not hand it in; move these files out of the project or exclude them in wxt.config.ts.`,
    );
  console.log(
    JSON.stringify({
      archives: archives.map(({ path, bytes, files }) => ({ path, bytes, files: files.length })),
    }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
