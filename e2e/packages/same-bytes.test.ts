import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { straySources } from '../../tools/zip/stray-sources.ts';
import type { Archive } from '../../tools/zip/zip-extension.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const leftBehind = ['.git', '.output', '.wxt', '.data', '.cache', 'node_modules', 'secrets'];

/** What another person's computer says to a program, and no more. */
const clean = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR };

let folder: string;
let copy: string;
let packages: Archive[];
let elsewhere: Archive[];

/** Runs `npm run zip` in a folder, and gives the packages that it says it made. */
async function zipIn(cwd: string, env: NodeJS.ProcessEnv, ...browsers: string[]): Promise<Archive[]> {
  const { stdout } = await run('npm', ['run', '--silent', 'zip', '--', ...browsers], { cwd, env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '').archives;
}

/** Gives a folder the packages that npm would install there: hard links where the file system has them. */
async function givePackages(to: string): Promise<void> {
  const [from, target] = [join(root, 'node_modules'), join(to, 'node_modules')];
  await run('cp', ['-al', from, target]).catch(async () => {
    await rm(target, { recursive: true, force: true });
    await cp(from, target, { recursive: true, verbatimSymlinks: true });
  });
}

const sumsOf = (archives: readonly Archive[]) =>
  Object.fromEntries(archives.map(({ path, sha256 }) => [path.split(/[\\/]/).at(-1), sha256]));

const named = (ending: string) => packages.find(({ path }) => path.endsWith(ending))?.path ?? '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daylight-same-'));
  copy = join(folder, 'somebody else', 'daylight');
  await cp(root, copy, { recursive: true, filter: (path) => !leftBehind.includes(relative(root, path)) });
  await givePackages(copy);
  // What may lie about where somebody runs a server as well, or has other projects.
  await writeFile(join(copy, '.env'), 'DAYLIGHT_BACKEND=https://elsewhere.example\nNODE_ENV=development\n');
  await writeFile(join(copy, '../package.json'), '{ "browserslist": ["ie 11"] }');
  await writeFile(join(copy, '../postcss.config.cjs'), 'throw new Error("Of another project");');
  [packages, elsewhere] = await Promise.all([
    zipIn(root, { ...process.env, DAYLIGHT_OUT: join(folder, 'ours') }),
    zipIn(copy, clean),
  ]);
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('another folder with another environment makes every package the same, byte for byte', async () => {
  expect(process.env.NODE_ENV, 'what would make a package for debugging is set').toBe('test');
  expect(Object.keys(sumsOf(packages))).toHaveLength(5);
  expect(dirname(packages[0]?.path ?? '')).not.toBe(dirname(elsewhere[0]?.path ?? ''));
  expect(sumsOf(elsewhere)).toEqual(sumsOf(packages));
});

test('the sums that lie beside the packages are theirs', async () => {
  const text = await readFile(join(folder, 'ours/SHA256SUMS'), 'utf8');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.split('  '));
  expect(Object.fromEntries(lines.map(([sum, name]) => [name, sum]))).toEqual(sumsOf(packages));
  for (const { path, bytes } of packages) expect(await readFile(path)).toHaveLength(bytes);
});

test('the sources for the Firefox store hold no key, no environment file, no data and no page', async () => {
  const files = Object.keys(unzipSync(await readFile(named('-sources.zip'))));
  expect(straySources(files)).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(['wxt.config.ts', 'package-lock.json', 'tools/run.mjs']));
});

test('the unpacked sources make the package for Firefox once more, and themselves', async () => {
  const unpacked = join(folder, 'unpacked');
  for (const [name, content] of Object.entries(unzipSync(await readFile(named('-sources.zip'))))) {
    await mkdir(dirname(join(unpacked, name)), { recursive: true });
    await writeFile(join(unpacked, name), content);
  }
  await givePackages(unpacked);
  const again = sumsOf(await zipIn(unpacked, clean, 'firefox'));
  const ours = sumsOf(packages);
  expect(again).toEqual(Object.fromEntries(Object.keys(again).map((name) => [name, ours[name]])));
  expect(Object.keys(again)).toHaveLength(2);
}, 90_000);

test.each([
  { what: 'another study', env: { DAYLIGHT_STUDY: 'daylighu' } },
  {
    what: 'one letter of the code',
    edit: ['extension/background/start.ts', "'upload'", "'uploae'"] as const,
  },
])(
  '$what makes another package',
  async ({ env, edit }) => {
    if (edit) {
      const [file, from, to] = edit;
      const path = join(copy, file);
      const before = await readFile(path, 'utf8');
      await writeFile(path, before.replace(from, to));
    }
    const [changed] = await zipIn(copy, { ...clean, ...env }, 'chrome');
    expect(changed?.bytes).toBeGreaterThan(0);
    expect(changed?.sha256).not.toBe(packages[0]?.sha256);
  },
  90_000,
);
