// npm run build:chrome (firefox, edge, safari): one build into .output/; the last line on stdout is the result as JSON.
import { type Browser, browsers, buildExtension } from './build/build-extension.ts';
import { step } from './setup/step.mjs';

const browser = process.argv[2] as Browser | undefined;
if (!browser || !browsers.includes(browser)) {
  console.error(`Which browser? One of ${browsers.join(', ')}.`);
  process.exit(2);
}
try {
  const built = await step(`Building for ${browser}`, () => buildExtension(browser));
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  for (const { file, bytes, gzip } of built.files.filter(({ file }) => /\.(js|css|html)$/.test(file)))
    console.error(`${kilobytes(bytes)} ${kilobytes(gzip)} gzip  ${file}`);
  const total = (count: 'bytes' | 'gzip') => built.files.reduce((sum, file) => sum + file[count], 0);
  console.log(JSON.stringify({ ...built, bytes: total('bytes'), gzip: total('gzip') }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
