import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { parquetMetadata } from 'hyparquet';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Manifest } from './manifest.ts';
import { homeCells, madeUp, madeUpWindow, writeMadeUp } from './testing/made-up-release.ts';
import { verifyRelease } from './verify-release.ts';

const { slug } = madeUp;
let home: string;
let folder: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-contents-'));
  folder = await writeMadeUp(home, { windows });
});
afterAll(() => rm(home, { recursive: true, force: true }));

const windows = [
  madeUpWindow(homeCells({ News: 400, Sport: -3 })),
  madeUpWindow([], {
    from: '2026-09-07',
    until: '2026-10-04',
    closed: '2026-10-07',
    coarse: true,
    measures: {},
    withheld: [
      { measure: 'made-up', reason: 'A flood | of\nfakes', reviewers: ['Ada', 'Bo'], day: '2026-10-08' },
    ],
  }),
];
const text = (file: string, from = folder) => readFile(join(from, file), 'utf8');
const json = async (file: string) => z.looseObject({}).parse(JSON.parse(await text(file)));

test('a release has every file that a researcher looks for, and reads back sound', async () => {
  expect((await readdir(folder)).sort()).toEqual([
    'CITATION.cff',
    'LICENSE.txt',
    'README.md',
    'SHA256SUMS',
    'SHA256SUMS.sig',
    'codebook.csv',
    'codebook.html',
    'codebook.json',
    'codebook.md',
    'croissant.json',
    'datapackage.json',
    `${slug}-1.0.0.zip`,
    `${slug}-1.0.0.zip.sha256`,
    `${slug}.csv`,
    `${slug}.json`,
    `${slug}.parquet`,
    'manifest.json',
    'measurements.json',
    'signing-key.pub',
  ]);
  expect(await verifyRelease(folder, { dataset: madeUp })).toEqual([]);
});

test('equal input gives equal bytes in every file, whatever the order of windows, the time zone and the clock', async () => {
  const before = process.env.TZ;
  try {
    for (const zone of ['Pacific/Kiritimati', 'America/Sao_Paulo', 'UTC']) {
      process.env.TZ = zone;
      const again = await writeMadeUp(join(home, zone.replace('/', '-')), { windows: windows.toReversed() });
      for (const file of await readdir(folder))
        expect(await readFile(join(again, file)), `${zone} ${file}`).toEqual(
          await readFile(join(folder, file)),
        );
    }
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});

test('the manifest prints bounds, noise, threshold, budget and windows, and nothing of other datasets', async () => {
  const manifest = Manifest.parse(await json('manifest.json'));
  expect(manifest.protection).toMatchObject({
    profile: 'D1',
    selection: { atLeast: 20, threshold: 132 },
    measures: [{ id: 'made-up', table: 'A', cells: 10, each: 1, sigma: 17.889, rho: '1/64', published: 2 }],
    windowRho: '19/250',
    yearlyRho: 1,
    delta: 1e-6,
  });
  expect(manifest.protection.epsilon).toBeGreaterThan(7);
  expect(manifest.protection.epsilon).toBeLessThan(8);
  expect(manifest.protection.measures[0]?.simultaneous).toBeGreaterThan(1.1);
  expect(manifest.windows.map(({ from, coarse, active }) => [from, coarse, active])).toEqual([
    ['2026-09-07', true, 6100],
    ['2026-10-05', false, 6100],
  ]);
  expect(manifest.withheld).toMatchObject([{ window: '2026-09-07', measure: 'made-up' }]);
  expect(await text('measurements.json')).not.toContain('of-another-dataset');
});

test('the datasheet says who is missing, what noise does not cover, and how to check', async () => {
  const readme = await text('README.md');
  for (const words of [
    'not from a random sample',
    'cover that noise only, not what the bounds cut off and not who volunteers',
    'fewer than 5,000 volunteers were active',
    'at most 10 cells',
    'withheld on 2026-10-08 by Ada and Bo: A flood \\| of fakes',
    'rho 19/250',
    'ssh-keygen -Y verify',
    'sha256sum --check SHA256SUMS',
    'study@example.org',
    'youtube@3',
    'single out a volunteer',
    `https://data.example/datasets/${slug}/1.0.0/`,
  ])
    expect(readme).toContain(words);
});

test('the zip holds every file once, in one folder', async () => {
  const zip = unzipSync(await readFile(join(folder, `${slug}-1.0.0.zip`)));
  const inside = Object.keys(zip).map((path) => path.replace(`${slug}-1.0.0/`, ''));
  const outside = (await readdir(folder)).filter((file) => !file.includes('.zip'));
  expect(inside).toEqual(outside.sort());
});

test('the Parquet file explains itself and begins with a small row group', async () => {
  const bytes = await readFile(join(folder, `${slug}.parquet`));
  const { key_value_metadata: pairs = [] } = parquetMetadata(Uint8Array.from(bytes).buffer);
  const metadata = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
  expect(metadata).toMatchObject({
    title: madeUp.title,
    version: '1.0.0',
    created: '2026-11-21',
    licence: 'CC-BY-4.0',
    'column.value': 'Volunteers: Volunteers who were recommended something of it, with noise',
  });
  expect(JSON.parse(metadata.codebook ?? '')).toHaveLength(Object.keys(madeUp.row.shape).length);
  const many = Object.fromEntries(Array.from({ length: 1_500 }, (_, n) => [`Publisher ${n}`, 200 + n]));
  const large = await writeMadeUp(join(home, 'large'), { windows: [madeUpWindow(homeCells(many))] });
  const groups = parquetMetadata(
    Uint8Array.from(await readFile(join(large, `${slug}.parquet`))).buffer,
  ).row_groups;
  expect(groups.map(({ num_rows }) => Number(num_rows))).toEqual([1_000, 500]);
});

test('DuckDB reads the same rows from the Parquet file, with days as days', async () => {
  const duckdb = await import('@duckdb/node-api').catch(() => undefined);
  if (duckdb === undefined) {
    process.stderr.write('DuckDB is NOT INSTALLED: the Parquet file was read by our own library alone.\n');
    return;
  }
  const connection = await duckdb.DuckDBConnection.create();
  const table = join(folder, `${slug}.parquet`);
  const read = await connection.runAndReadAll(
    `select publisher_name, value::int as value, share, typeof(window_start) as day, window_start::text as first
     from read_parquet('${table}')`,
  );
  expect(read.getRowObjectsJson()).toEqual([
    { publisher_name: 'News', value: 400, share: 1, day: 'DATE', first: '2026-10-05' },
    { publisher_name: 'Sport', value: -3, share: -0.0075, day: 'DATE', first: '2026-10-05' },
  ]);
  connection.closeSync();
});

test('the codebook page is readable by people with and without sight, on a light and a dark screen, and runs nothing', async () => {
  const { window } = new JSDOM(await text('codebook.html'));
  const { document } = window;
  expect(document.querySelectorAll('script, link, img, iframe')).toHaveLength(0);
  expect(document.documentElement.lang).toBe('en');
  expect(document.querySelectorAll('tbody th[scope=row]')).toHaveLength(Object.keys(madeUp.row.shape).length);
  expect(document.querySelector('style')?.textContent).toContain('color-scheme:light dark');
  const row = [...document.querySelectorAll('tbody tr')].find((one) => one.textContent?.includes('share'));
  expect(row?.textContent).toContain('the largest value is not above zero');
});

test('every file of simulated volunteers says so first', async () => {
  const simulated = await writeMadeUp(join(home, 'simulated'), {
    windows: [madeUpWindow(homeCells({ News: 400 }), { simulated: true })],
  });
  const notice = 'SIMULATED VOLUNTEERS: made-up data';
  for (const file of [
    ...['README.md', 'codebook.md', 'codebook.json', 'LICENSE.txt', 'CITATION.cff', 'manifest.json'],
    ...['datapackage.json', `${slug}.json`],
  ])
    expect((await text(file, simulated)).slice(0, 70), file).toContain(notice);
  for (const file of ['codebook.html', 'croissant.json', `${slug}.parquet`])
    expect(await text(file, simulated), file).toContain(notice);
});
