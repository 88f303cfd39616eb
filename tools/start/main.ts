// npm start, once the machine is set up: backend, extension, a demonstration, a browser; then waits for Ctrl-C.
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../build/build-if-stale.ts';
import { dataFolder, fillWithDemonstration } from './fill-with-demonstration.ts';
import { type BrowserWindow, openBrowser } from './open-browser.ts';
import { serveBackend } from './serve-backend.ts';
import { StartError } from './start-error.ts';

const { values } = parseArgs({
  options: { 'no-browser': { type: 'boolean', default: false }, port: { type: 'string', default: '8787' } },
});

// Whoever uses the backend ends first, so that nothing fails for want of it.
const stop = new AbortController();
const stopBackend = new AbortController();
let filling: Promise<unknown> = Promise.resolve();
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      stop.abort();
      resolve(filling.then(() => stopBackend.abort()));
    });
});

let backendEnded: Promise<unknown> = Promise.resolve();
let browser: BrowserWindow | undefined;
try {
  const backend = await serveBackend(values.port, stopBackend.signal);
  backendEnded = backend.ended;
  const extension = await buildIfStale('.cache/start', { backend: backend.url });
  const filled = fillWithDemonstration(backend.url, stop.signal);
  filling = filled.catch(() => undefined); // Told below.
  await filled;
  if (!values['no-browser'])
    browser = await openBrowser(extension, backend.url).catch((error: unknown) => {
      console.error(`No browser window could be opened, going on without: ${error}`);
      return undefined;
    });
  console.log(`Look at the demonstration (simulated volunteers): ${backend.url}/`);
  console.log(
    browser
      ? 'Donate: in the Chromium window switch YouTube on (Daylight is behind the puzzle piece), then open www.youtube.com.'
      : `Donate: load ${relative('', extension)} in Chrome (chrome://extensions, developer mode), switch YouTube on, then open www.youtube.com.`,
  );
  console.log(
    `Stop with Ctrl-C. What was donated and published stays in ${dataFolder}; npm start goes on from there.`,
  );
  await Promise.race([stopped, backend.ended]);
  if (!stop.signal.aborted) throw new StartError('The backend has ended by itself (see above).');
} catch (error) {
  if (!stop.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} finally {
  stopBackend.abort();
  await browser?.close();
  await backendEnded;
}
process.exit();
