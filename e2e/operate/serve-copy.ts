import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cleanEnvironment } from '../../backend/cli/testing/run-daylight.ts';

/** A server that runs on a copy of the project. */
export interface ServedCopy {
  url: string;
  /** What it has logged so far. */
  logged(): string;
  stop(): Promise<void>;
}

/**
 * Starts `serve` of a project that lies elsewhere, with this Node.
 * @throws with what it said, when it ends instead of getting ready
 */
export async function serveCopy(home: string, environment: Record<string, string>): Promise<ServedCopy> {
  const child = spawn(process.execPath, [join(home, 'backend/cli/daylight.ts'), 'serve'], {
    cwd: home,
    env: { ...cleanEnvironment(), LOG_LEVEL: 'debug', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const line = new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  const first = await Promise.race([line, exited.then(() => undefined)]);
  if (first === undefined) throw new Error(said);
  const { url } = JSON.parse(first) as { url: string };
  return {
    url: url.replace('//localhost', '//127.0.0.1'),
    logged: () => said,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      process.off('exit', endWithUs);
    },
  };
}
