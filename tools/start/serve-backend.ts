import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { step } from '../setup/step.mjs';
import { StartError } from './start-error.ts';
import { startScript } from './start-script.ts';

const Ready = z.object({ ready: z.literal(true), url: z.url() });

/** The backend as a process of its own. */
export interface Backend {
  url: string;
  /** Kept when it has ended, for whatever reason. */
  ended: Promise<unknown>;
}

/**
 * Starts the backend on its embedded database and waits until it takes requests.
 *
 * @param signal ends it in good order
 * @throws StartError with the backend's own sentence when it does not start
 */
export function serveBackend(port: string, signal: AbortSignal): Promise<Backend> {
  return step('Starting the backend', async () => {
    const { DATABASE_URL: _, BASE_URL: __, ...env } = process.env; // Always here, always embedded.
    const { child, ended } = startScript(
      ['backend/cli/daylight.ts', 'serve', '--port', port],
      // Simulated volunteers fill it with a demonstration: work would only make everybody wait.
      { env: { LOG_LEVEL: 'warn', DAYLIGHT_ENROLMENT_BITS: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
      signal,
    );
    if (!child.stdout || !child.stderr) throw new Error('The backend has no output to listen to');
    let said = '';
    const listen = (text: Buffer) => {
      said += text;
    };
    child.stderr.on('data', listen);
    const line = await Promise.race([
      once(createInterface(child.stdout), 'line'),
      ended.then(() => undefined),
    ]);
    if (!line) throw new StartError(said.trim());
    child.stderr.off('data', listen).pipe(process.stderr);
    return { url: Ready.parse(JSON.parse(line[0])).url, ended };
  });
}
