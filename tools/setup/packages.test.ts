import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packagesInstalled } from './packages.mjs';

interface Entry {
  version?: string;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

// A registry that lacks a package for some other system lets npm install leave it out of the lock file; npm ci then
// refuses the lock file everywhere.
test('the lock file names every package for every system, so that npm ci accepts it', () => {
  const file = new URL('../../package-lock.json', import.meta.url);
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };
  const places = (folder: string): string[] => {
    const parent = folder.lastIndexOf('node_modules/');
    return parent === -1
      ? ['node_modules/']
      : [`${folder}/node_modules/`, ...places(folder.slice(0, parent).replace(/\/$/, ''))];
  };
  const missing = Object.entries(packages).flatMap(([folder, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) => !places(folder).some((place) => packages[`${place}${name}`]),
    ),
  );
  expect(missing).toEqual([]);
});

describe('packages count as installed', () => {
  let folder: string;
  let root: URL;
  const lock = (packages: Record<string, Entry>) => JSON.stringify({ packages: { '': {}, ...packages } });
  const install = async (packages: Record<string, Entry>) => {
    await mkdir(join(folder, 'node_modules'));
    await writeFile(join(folder, 'node_modules/.package-lock.json'), lock(packages));
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daylight-packages-'));
    root = pathToFileURL(`${folder}/`);
    const packages = {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/mac': { version: '1.0.0', optional: true },
    };
    await writeFile(join(folder, 'package-lock.json'), lock(packages));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('when npm noted the same versions, whatever is for other systems left out', async () => {
    await install({ 'node_modules/a': { version: '1.0.0' } });
    expect(packagesInstalled(root)).toBe(true);
  });

  test('not in a fresh clone', () => expect(packagesInstalled(root)).toBe(false));

  test('not after the lock file changed', async () => {
    await install({ 'node_modules/a': { version: '0.9.0' } });
    expect(packagesInstalled(root)).toBe(false);
  });

  test('not after an installation that was broken off', async () => {
    await mkdir(join(folder, 'node_modules/a'), { recursive: true });
    expect(packagesInstalled(root)).toBe(false);
  });
});
