import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./ingest-server.ts', import.meta.url));

/** The slim server in a process of its own, which can be killed like any. */
export interface ServerProcess {
  /** Origin; stays the same over restarts. */
  url: string;
  readonly pid: number;
  /** kill -9, and waits until it is dead. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
}

/**
 * Starts the slim server on a free port.
 * @param databaseUrl of a PostgreSQL; undefined: the embedded database in the data folder
 * @throws with what it said when it ends instead of getting ready
 */
export async function startServerProcess(
  dataFolder: string,
  databaseUrl: string | undefined,
): Promise<ServerProcess> {
  const run = (port: string) => start([dataFolder, port, databaseUrl ?? '']);
  let running = await run('0');
  const { url } = running;
  return {
    url,
    get pid() {
      return running.child.pid ?? 0;
    },
    async kill() {
      const { child } = running;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
    async restart() {
      running = await run(new URL(url).port);
    },
  };
}

async function start(
  args: [dataFolder: string, ...rest: string[]],
): Promise<{ child: ChildProcess; url: string }> {
  // What is compiled once need not be compiled again after every kill.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(args[0], 'compiled') };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-4000);
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', () => reject(new Error(`The server ended: ${said.trim()}`)));
  });
  return { child, ...(JSON.parse(line) as { url: string }) };
}
