import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbeddedSession } from '../store/engines/embedded-session.ts';
import { exclusivePool } from '../store/engines/exclusive-pool.ts';
import { migrate } from '../store/migrate.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import { readCsv } from './csv.ts';
import { loadDatasets } from './datasets.ts';
import { Manifest } from './manifest.ts';
import { publishRelease } from './publish-release.ts';
import { storeSamples } from './testing/sample-observations.ts';
import { verifyRelease } from './verify-release.ts';

let home: string;
let pool: SqlPool;
const slug = 'youtube-publishers-weekly';
const today = '2026-11-25';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-publish-'));
  pool = exclusivePool(await openEmbeddedSession(join(home, 'database')));
  await migrate(pool);
  const news = { id: 'UC-news', name: 'News' };
  await storeSamples(pool, [
    { day: '2026-11-09', surface: 'home', publisher: news, from: 1, to: 30, times: 2 },
    { day: '2026-11-15', surface: 'home', publisher: news, from: 1, to: 25 },
    {
      day: '2026-11-15',
      surface: 'home',
      publisher: { id: null, name: '=HYPERLINK("https://x")' },
      from: 1,
      to: 20,
    },
    { day: '2026-11-16', surface: 'home', publisher: news, from: 1, to: 20 },
    {
      day: '2026-11-16',
      surface: 'watch-next',
      publisher: { id: 'UC-small', name: 'Small' },
      from: 1,
      to: 19,
      times: 9,
    },
    { day: '2026-11-16', surface: 'home', publisher: { id: null, name: null }, from: 1, to: 40 },
    { day: '2026-11-16', surface: 'watch-next', publisher: { id: 'UC-x', name: null }, from: 1, to: 3 },
    {
      day: '2026-11-16',
      surface: 'home',
      publisher: { id: 'UC-ad', name: 'Ad' },
      from: 1,
      to: 40,
      kind: 'ad',
    },
    {
      day: '2026-11-16',
      surface: 'home',
      publisher: { id: 'UC-o', name: 'Other study' },
      from: 1,
      to: 40,
      study: 'other',
    },
    { day: '2026-11-26', surface: 'home', publisher: { id: 'UC-t', name: 'Tomorrow' }, from: 1, to: 40 },
  ]);
});

afterAll(async () => {
  await pool.end();
  await rm(home, { recursive: true, force: true });
});

const publish = (folder: string, more: { today?: string; simulated?: boolean; dataset?: string } = {}) =>
  publishRelease({
    pool,
    releasesFolder: join(home, folder),
    study: 'daylight',
    today,
    simulated: false,
    ...more,
  });
const text = (...path: string[]) => readFile(join(home, ...path), 'utf8');
const manifestOf = async (...path: string[]) =>
  Manifest.parse(JSON.parse(await text(...path, 'manifest.json')));

test('a release holds the figures that the donations add up to, and nothing below the threshold', async () => {
  const { published } = await publish('figures');
  const folder = join(home, 'figures', slug, '1.0.0');
  expect(published).toEqual([{ dataset: slug, version: '1.0.0', rows: 3, suppressedCells: 2, folder }]);
  const manifest = await manifestOf('figures', slug, '1.0.0');
  const csv = await text('figures', slug, '1.0.0', `${slug}.csv`);
  const first = { week_start: '2026-11-09', surface: 'home', surface_contributors: 30, complete: true };
  expect(readCsv(csv, manifest.columns)).toEqual([
    {
      ...first,
      publisher_id: null,
      publisher_name: '=HYPERLINK("https://x")',
      contributors: 20,
      recommendations: 20,
      share_of_contributors: 0.666667,
    },
    {
      ...first,
      publisher_id: 'UC-news',
      publisher_name: 'News',
      contributors: 30,
      recommendations: 85,
      share_of_contributors: 1,
    },
    {
      ...first,
      week_start: '2026-11-16',
      complete: false,
      surface_contributors: 40,
      publisher_id: 'UC-news',
      publisher_name: 'News',
      contributors: 20,
      recommendations: 20,
      share_of_contributors: 0.5,
    },
  ]);
  expect(csv).toContain(`'=HYPERLINK(""https://x"")`);
  expect(manifest.protection).toMatchObject({
    minContributors: 20,
    suppressedCells: 2,
    suppressedContributions: null,
    noise: 'none',
  });
  expect(manifest.unnamed).toMatchObject({ cells: 1, total: 40, of: 'recommendations' });
  expect(manifest).toMatchObject({ rulePacks: ['youtube@3'], window: { from: '2026-11-09', until: today } });
  expect(await verifyRelease(folder)).toEqual([]);
});

test('the running week is in the release of its first day, and marked as unfinished', async () => {
  await publish('running', { today: '2026-11-16' });
  const csv = await text('running', slug, '1.0.0', `${slug}.csv`);
  expect(csv).toMatch(/^2026-11-16,home,UC-news,News,.*,false$/m);
});

test('equal donations and an equal day give equal bytes in every file', async () => {
  await Promise.all([publish('same-a'), publish('same-b')]);
  for (const file of await readdir(join(home, 'same-a', slug, '1.0.0')))
    expect(await readFile(join(home, 'same-a', slug, '1.0.0', file)), file).toEqual(
      await readFile(join(home, 'same-b', slug, '1.0.0', file)),
    );
});

test('publishing again adds a version and changes no byte of the one before', async () => {
  await publish('twice');
  const before = await text('twice', slug, '1.0.0', 'SHA256SUMS');
  const { published } = await publish('twice', { today: '2026-11-26' });
  expect(published[0]?.version).toBe('1.1.0');
  expect(await text('twice', slug, '1.0.0', 'SHA256SUMS')).toBe(before);
  expect(await verifyRelease(join(home, 'twice', slug, '1.0.0'))).toEqual([]);
});

test('two publishers at once never overwrite each other: the loser says so and leaves nothing behind', async () => {
  const results = await Promise.allSettled([1, 2, 3].map(() => publish('race')));
  const made = await readdir(join(home, 'race', slug));
  const won = results.filter((result) => result.status === 'fulfilled');
  expect(won.length).toBeGreaterThan(0);
  expect(made).toHaveLength(won.length);
  for (const result of results)
    if (result.status === 'rejected') expect(String(result.reason)).toContain('published by somebody else');
  for (const version of made) expect(await verifyRelease(join(home, 'race', slug, version))).toEqual([]);
});

test('a release of simulated volunteers says so first in everything it says', async () => {
  await publish('simulated', { simulated: true });
  const notice = 'SIMULATED VOLUNTEERS: made-up data';
  for (const file of [
    'README.md',
    'codebook.md',
    'LICENSE.txt',
    'CITATION.cff',
    'manifest.json',
    'datapackage.json',
    `${slug}.json`,
  ])
    expect((await text('simulated', slug, '1.0.0', file)).slice(0, 70), file).toContain(notice);
  expect(await text('simulated', slug, '1.0.0', `${slug}.parquet`)).toContain(notice);
  expect((await manifestOf('simulated', slug, '1.0.0')).simulated).toBe(true);
});

test.each([`${slug}.csv`, `${slug}.parquet`, `${slug}.json`, 'README.md', 'SHA256SUMS', 'manifest.json'])(
  'a change to %s is found by verification',
  async (file) => {
    const { published } = await publish(`tampered-${file}`);
    const folder = published[0]?.folder ?? '';
    const bytes = await readFile(join(folder, file));
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(join(folder, file), bytes);
    expect(await verifyRelease(folder)).not.toEqual([]);
  },
);

test('an unknown dataset is refused in one sentence that names the known ones', async () => {
  await expect(publish('unknown', { dataset: 'nope' })).rejects.toThrow(`Choose one of: ${slug}`);
});

test('every dataset keeps the rules of the folder, and its query runs', async () => {
  const datasets = await loadDatasets();
  const files = await readdir(new URL('../datasets/', import.meta.url));
  expect(files.sort()).toEqual(datasets.map((dataset) => `${dataset.slug}.ts`).sort());
  for (const { slug: name, minContributors, counted, sql } of datasets) {
    expect(minContributors, name).toBeGreaterThanOrEqual(20);
    const { rows } = await pool.query(sql, ['daylight', today]);
    expect(rows.length, name).toBeGreaterThan(0);
    for (const row of rows) expect(counted.safeParse(row).error, name).toBeUndefined();
  }
});
