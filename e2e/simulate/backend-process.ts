import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from '../../backend/cli/testing/run-daylight.ts';

const cli = fileURLToPath(new URL('../../backend/cli/daylight.ts', import.meta.url));

/** What the backend says when it is ready. */
export interface Ready {
  url: string;
  engine: string;
  receiptKey: string;
  /** Pages for moderators, where a port was set for them. */
  adminUrl?: string;
}

/** A real backend in a process of its own, which can be killed like one. */
export interface BackendProcess {
  /** Stays the same over restarts. */
  url: string;
  readonly ready: Ready;
  readonly pid: number;
  /** kill -9, and waits until it is dead. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Asks it to end, and waits. Answers its exit code; null when a signal had to end it. */
  stop(): Promise<number | null>;
}

/**
 * Starts `daylight serve` on a free port.
 * @param dataFolder its data folder
 * @param environment variables that set it up; this process's own do not. No work is asked of who enrols unless they say
 * @throws with what it said on stderr, when it ends instead of getting ready
 */
export async function startBackend(
  dataFolder: string,
  environment: Record<string, string> = {},
): Promise<BackendProcess> {
  const env = { ...cleanEnvironment(), LOG_LEVEL: 'error', DAYLIGHT_ENROLMENT_BITS: '0', ...environment };
  let running = await start(['--port', '0', '--data', dataFolder], env);
  const { url } = running.ready;
  const { port } = new URL(url);
  return {
    url,
    get ready() {
      return running.ready;
    },
    get pid() {
      return running.child.pid ?? 0;
    },
    kill: async () => void (await end(running.child, 'SIGKILL')),
    async restart() {
      running = await start(['--port', port, '--data', dataFolder], env);
    },
    stop: () => end(running.child, 'SIGTERM'),
  };
}

async function start(args: string[], env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = spawn(process.execPath, [cli, 'serve', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-4000);
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) =>
      reject(new Error(said.trim() || `The backend ended with exit code ${code}.`)),
    );
  });
  // Once it is ready, its end is the business of whoever ends it.
  ended.catch(() => {});
  const line = new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  return { child, ready: JSON.parse(await Promise.race([line, ended])) as Ready };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
  return child.exitCode;
}
