import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { descendantsOf, isRunning } from './descendants.mjs';

const door = fileURLToPath(new URL('../run.mjs', import.meta.url));
let folder: string;
let script: string;

// A command with a child in its own group (as browsers have), one that ignores every wish to stop, and a grandchild.
const text = `
import { spawn } from 'node:child_process';
const sleep = 'setInterval(() => {}, 1000)';
const stubborn = "process.on('SIGINT', () => {}); process.on('SIGTERM', () => {}); " + sleep;
const nested = "require('node:child_process').spawn(process.execPath, ['-e', '" + sleep + "']); " + sleep;
const left = spawn(process.execPath, ['-e', stubborn]);
if (process.argv[2] === 'end') {
  console.log(left.pid);
  process.exit(7);
}
spawn(process.execPath, ['-e', sleep], { detached: true });
spawn(process.execPath, ['-e', nested]);
process.on(process.argv[2], () => process.exit(5));
setTimeout(() => console.log('ready'), 700);
${'setInterval(() => {}, 1000);'}
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daylight-child-'));
  script = join(folder, 'command.ts');
  await writeFile(script, text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(['SIGINT', 'SIGTERM'] as const)('%s to a command', (signal) => {
  test('ends everything that it started, and the code of its end is passed on', async () => {
    const command = spawn(process.execPath, [door, script, signal], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(createInterface(command.stdout), 'line');
    const all = descendantsOf(command.pid ?? 0);
    expect(all).toHaveLength(5); // The command itself, its three children, a grandchild.

    command.kill(signal);
    const [code] = await once(command, 'exit');

    expect(code).toBe(5);
    await expect.poll(() => all.filter(isRunning), { timeout: 5_000 }).toEqual([]);
  });

  test('that does not listen ends it all the same', async () => {
    const other = signal === 'SIGINT' ? 'SIGTERM' : 'SIGINT';
    const command = spawn(process.execPath, [door, script, other], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(createInterface(command.stdout), 'line');
    const all = descendantsOf(command.pid ?? 0);

    command.kill(signal);
    const [code] = await once(command, 'exit');

    expect(code).toBe(signal === 'SIGINT' ? 130 : 143);
    await expect.poll(() => all.filter(isRunning), { timeout: 5_000 }).toEqual([]);
  });
});

test('a command that ends by itself passes on its code, and what it forgot is ended', async () => {
  const command = spawn(process.execPath, [door, script, 'end'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(command, 'exit');
  const [pid] = await once(createInterface(command.stdout), 'line');
  expect(await exit).toEqual([7, null]);
  await expect.poll(() => isRunning(Number(pid)), { timeout: 5_000 }).toBe(false);
});
