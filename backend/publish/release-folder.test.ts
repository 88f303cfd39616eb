import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveIntoPlace, removeStale, unfinished } from './release-folder.ts';
import { compareVersions, isVersion, nextVersion } from './release-version.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-folder-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function folderWith(name: string, content: string): Promise<string> {
  const folder = join(home, name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'manifest.json'), content);
  return folder;
}

test('a draft never replaces a release that stands', async () => {
  const standing = await folderWith('1.0.0', 'standing');
  const draft = await folderWith(`${unfinished}1.0.0-x`, 'draft');
  await expect(moveIntoPlace(draft, standing, 'x 1.0.0')).rejects.toThrow('stands unchanged');
  expect(await readFile(join(standing, 'manifest.json'), 'utf8')).toBe('standing');
});

test('what a killed publisher left is removed after a day, and not before', async () => {
  const old = await folderWith(`${unfinished}old`, '');
  await folderWith(`${unfinished}young`, '');
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await utimes(old, yesterday, yesterday);
  await removeStale(home);
  const left = await readdir(home);
  expect(left).not.toContain(`${unfinished}old`);
  expect(left).toContain(`${unfinished}young`);
});

test.each([
  [[], 1, '1.0.0'],
  [['1.0.0'], 1, '1.1.0'],
  [['1.9.0', '1.10.0', '.unfinished-1.11.0-x', 'notes.txt'], 1, '1.11.0'],
  [['1.4.0'], 2, '2.0.0'],
  [['10.3.0'], 1, '1.0.0'],
])('after %j, schema version %i, comes %s', (existing, schema, next) => {
  expect(nextVersion(existing, schema)).toBe(next);
});

test('versions are ordered by number and only well-formed ones count', () => {
  expect(['1.10.0', '1.9.0', '2.0.0', '1.0.0'].sort(compareVersions)).toEqual([
    '1.0.0',
    '1.9.0',
    '1.10.0',
    '2.0.0',
  ]);
  for (const odd of ['', '1', '1.0', '01.0.0', '1.0.0/..', '..', '1.0.0\n', 'latest'])
    expect(isVersion(odd), odd).toBe(false);
});
