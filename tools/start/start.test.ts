import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { descendantsOf, isRunning } from '../setup/descendants.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
let data: string;
let running: ChildProcess | undefined;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'daylight-start-'));
});
afterEach(async () => {
  if (running?.exitCode === null && running.kill('SIGTERM')) await once(running, 'exit');
  await rm(data, { recursive: true, force: true });
});

/** Runs npm start on an empty data folder. `said` grows with what it prints. */
function start(...args: string[]) {
  const command = spawn('npm', ['start', '--', '--no-browser', ...args], {
    cwd: root,
    env: { ...process.env, DATA_FOLDER: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = command;
  const run = { command, said: '' };
  for (const stream of [command.stdout, command.stderr])
    stream.on('data', (text: Buffer) => {
      run.said += text;
    });
  return run;
}

describe.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('%s to npm start', (signal) => {
  test('in the middle of the demonstration leaves no process', async () => {
    const run = start('--port', '0');
    await expect.poll(() => run.said, { timeout: 60_000 }).toContain('volunteers donate');
    const all = descendantsOf(run.command.pid ?? 0);
    expect(all.length).toBeGreaterThanOrEqual(3); // What set up, what waits for Ctrl-C, the backend.

    run.command.kill(signal);
    await once(run.command, 'exit');

    await expect.poll(() => all.filter(isRunning), { timeout: 15_000 }).toEqual([]);
  });
});

test('a port in use ends npm start with one sentence, and exit code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const run = start('--port', String(port));
  const [code] = await once(run.command, 'close');
  other.close();
  expect(code).toBe(1);
  const lines = run.said.trim().split('\n');
  expect(lines.at(-1)).toMatch(new RegExp(`${port}.*\\.$`));
  expect(run.said).not.toContain('    at ');
});
