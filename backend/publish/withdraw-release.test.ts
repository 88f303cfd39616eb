import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeUp, writeMadeUp } from './testing/made-up-release.ts';
import { Tombstone } from './tombstone.ts';
import { verifyRelease } from './verify-release.ts';
import { withdrawRelease } from './withdraw-release.ts';

const { slug } = madeUp;
const reason = 'A flood of made-up contributors moved the figures.';
let home: string;
let folder: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-tombstone-'));
  folder = await writeMadeUp(home);
});
afterAll(() => rm(home, { recursive: true, force: true }));

const refusals: [dataset: string, version: string, reason: string, said: string][] = [
  [slug, '9.9.9', reason, 'There is no release'],
  [slug, '../1.0.0', reason, 'There is no release'],
  ['..', '1.0.0', reason, 'There is no release'],
  [slug, '1.0.0', '   ', 'for the public, why'],
];

test.each(refusals)('%s %s is not withdrawn for "%s"', async (dataset, version, why, said) => {
  await expect(withdrawRelease(home, { dataset, version, reason: why, day: '2026-11-28' })).rejects.toThrow(
    said,
  );
  expect(await readdir(join(home, slug))).toEqual(['1.0.0']);
});

test('of many who withdraw a release at once one does, and no byte of the release changes', async () => {
  const sums = await readFile(join(folder, 'SHA256SUMS'));
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, () =>
      withdrawRelease(home, { dataset: slug, version: '1.0.0', reason, day: '2026-11-28' }),
    ),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of tries)
    if (one.status === 'rejected') expect(String(one.reason)).toContain('was withdrawn before');
  expect(await readdir(join(home, slug))).toEqual(['1.0.0', '1.0.0.tombstone.json']);
  const text = await readFile(join(home, slug, '1.0.0.tombstone.json'), 'utf8');
  expect(Tombstone.parse(JSON.parse(text))).toMatchObject({ dataset: slug, version: '1.0.0', reason });
  expect(await readFile(join(folder, 'SHA256SUMS'))).toEqual(sums);
  expect(await verifyRelease(folder, { dataset: madeUp })).toEqual([]);
});
