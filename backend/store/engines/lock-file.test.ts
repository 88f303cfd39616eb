import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockHolder, takeLock } from './lock-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-lock-'));
  path = join(folder, 'database.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process of its own that takes the lock and then does nothing. */
async function holder() {
  const script = `import { takeLock } from ${JSON.stringify(new URL('./lock-file.ts', import.meta.url).href)};
    takeLock(${JSON.stringify(path)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    pid: child.pid,
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

test('a lock that a living process holds is refused in one sentence that names it', async () => {
  const other = await holder();
  expect(() => takeLock(path)).toThrow(`The data folder is in use by process ${other.pid}`);
  expect(lockHolder(path)).toBe(other.pid);
  await other.kill();
});

test('a lock that a killed process left is taken over', async () => {
  await (await holder()).kill();
  expect(lockHolder(path)).toBeUndefined();
  const lock = takeLock(path);
  expect(lockHolder(path)).toBe(process.pid);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a released lock can be taken again, and a held one cannot, even by the same process', () => {
  const lock = takeLock(path);
  expect(() => takeLock(path)).toThrow('in use');
  lock.release();
  takeLock(path).release();
});

test.runIf(process.platform === 'linux')(
  'a process that was given the number of a dead one holds nothing',
  () => {
    const lock = takeLock(path);
    const earlier = { ...JSON.parse(readFileSync(path, 'utf8')), start: '1' };
    writeFileSync(path, JSON.stringify(earlier));
    expect(lockHolder(path)).toBeUndefined();
    takeLock(path).release();
    lock.release();
  },
);

test('a lock file that is just being written is left alone, and one that never was is taken over', () => {
  writeFileSync(path, '');
  expect(() => takeLock(path)).toThrow('in use by another process');
  const minuteAgo = new Date(Date.now() - 60_000);
  utimesSync(path, minuteAgo, minuteAgo);
  takeLock(path).release();
});
