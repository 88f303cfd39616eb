import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildExtension } from '../build/build-extension.ts';
import { explainedWarnings } from '../store/explained-warnings.ts';

const backend = 'https://collect.example.org';
let out: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'daylight-stores-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

const manifestOf = async (browser: 'chrome' | 'edge' | 'safari') => {
  const { folder } = await buildExtension(browser, { backend, out });
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
};

test('the linter of the Firefox store finds no error, and warns of what is explained alone', async () => {
  const { folder } = await buildExtension('firefox', { backend, out });
  const webExt = 'node_modules/web-ext/bin/web-ext.js';
  const args = [webExt, 'lint', '--source-dir', folder, '--output', 'json', '--no-config-discovery'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  const { errors, warnings } = JSON.parse(stdout) as Record<'errors' | 'warnings', { code: string }[]>;
  expect(errors).toEqual([]);
  expect(warnings.map(({ code }) => code).sort()).toEqual(explainedWarnings.map(({ code }) => code).sort());
}, 180_000);

test('Edge gets what Chrome gets', async () => {
  expect(await manifestOf('edge')).toEqual(await manifestOf('chrome'));
}, 90_000);

test('Safari is asked for no more than Chrome, and told what it is made for', async () => {
  const { browser_specific_settings: settings, ...safari } = await manifestOf('safari');
  const { minimum_chrome_version: _, storage, permissions, ...chrome } = await manifestOf('chrome');
  // What an institution sets is not there.
  const fewer = permissions.filter((name: string) => name !== 'storage');
  expect(safari).toEqual({ ...chrome, permissions: fewer });
  expect(storage, 'Chrome alone').toBeDefined();
  expect(settings).toEqual({ safari: { strict_min_version: '18.0' } });
});

test('no page of the extension is made of markup that is put together', async () => {
  const files = globSync('extension/**/*.{ts,tsx}', { exclude: ['**/*.test.*'] });
  expect(files.length).toBeGreaterThan(200);
  for (const file of files)
    expect(await readFile(file, 'utf8'), file).not.toMatch(
      /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML/,
    );
});
