import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleRelease, sampleSlug as slug } from '../portal/testing/sample-release.ts';
import { readCsv } from '../publish/csv.ts';
import { readJsonRows } from '../publish/json-rows.ts';
import { withdrawRelease } from '../publish/withdraw-release.ts';
import { apiRoutes } from './api-routes.ts';

const names = { News: 400, 'Larder Lab': 300, '=1+1': 300, 'A:B|C': 150, Late: 120 };
let folder: string;
let app: ReturnType<typeof apiRoutes>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daylight-rows-'));
  await sampleRelease(folder, '1.0.0', { names });
  app = apiRoutes({ releasesFolder: folder, baseUrl: 'https://data.example', studyName: 'x' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (query: string) => app.request(`/api/v1/datasets/${slug}/rows?${query}`);
const rowsOf = async (query: string) =>
  ((await (await ask(query)).json()) as { rows: Record<string, unknown>[] }).rows;
const namesOf = async (query: string) => (await rowsOf(query)).map((row) => row.publisher_name);
const published = async () =>
  readJsonRows(await readFile(join(folder, slug, '1.0.0', `${slug}.json`), 'utf8'));

test('without a condition they are those of the file, in its order', async () => {
  expect(await rowsOf('limit=1000')).toEqual(await published());
});

test.each([
  ['where=publisher_name:eq:News', ['News']],
  ['where=value:gt:150&order=-value,publisher_name', ['News', '=1+1', 'Larder Lab']],
  ['where=value:ge:150&where=value:lt:400&order=value,publisher_name', ['A:B|C', '=1+1', 'Larder Lab']],
  ['where=publisher_name:ne:News&where=value:le:150&order=-value', ['A:B|C', 'Late']],
  ['where=publisher_name:in:News|Late&order=publisher_name', ['Late', 'News']],
  ['where=publisher_name:has:lab', ['Larder Lab']],
  ['where=publisher_name:eq:A:B|C', ['A:B|C']],
  ['where=near_threshold:eq:true&where=value:lt:0', []],
  ['where=share:is:missing', []],
  ['where=window_start:ge:2026-10-05&where=publisher_name:has:late', ['Late']],
  ['where=window_start:gt:2026-10-05', []],
])('%s gives %j', async (query, expected) => {
  expect(await namesOf(query)).toEqual(expected);
});

test('some columns come in the order in which they were asked for', async () => {
  expect(await rowsOf('columns=value,publisher_name&limit=1&order=-value')).toEqual([
    { value: 400, publisher_name: 'News' },
  ]);
});

test('pages put together are the whole, each row once, whatever is asked and however long a page is', async () => {
  const columns = ['value', 'publisher_name', 'share', 'window_start'];
  const question = fc.record({
    limit: fc.integer({ min: 1, max: 6 }),
    order: fc.option(fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...columns))),
    floor: fc.option(fc.constantFrom(0, 130, 300, 1000)),
    format: fc.constantFrom('ndjson', 'csv'),
  });
  await fc.assert(
    fc.asyncProperty(question, async ({ limit, order, floor, format }) => {
      const query = `${order ? `order=${order.join('')}&` : ''}${floor === null ? '' : `where=value:ge:${floor}&`}`;
      const whole = await rowsOf(`${query}limit=1000`);
      const parts: unknown[] = [];
      for (let url: string | undefined = `/api/v1/datasets/${slug}/rows?${query}limit=${limit}`; url; ) {
        const response: Response = await app.request(url);
        parts.push((await response.clone().json()).rows);
        expect(response.headers.get('daylight-total')).toBe(String(whole.length));
        url = /<https:\/\/data\.example([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
      }
      expect(parts.flat()).toEqual(whole);
      const other = await (await ask(`${query}limit=1000&format=${format}`)).text();
      const { columns: book } = await (await app.request(`/api/v1/datasets/${slug}`)).json();
      const read =
        format === 'csv'
          ? readCsv(other, book)
          : other.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
      expect(read).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

describe('a page goes on in the version that it began in', () => {
  test('although a newer one is published meanwhile', async () => {
    const own = await mkdtemp(join(tmpdir(), 'daylight-rows-'));
    await sampleRelease(own, '1.0.0', { names });
    const running = apiRoutes({ releasesFolder: own, baseUrl: 'https://data.example', studyName: 'x' });
    const first = await (await running.request(`/api/v1/datasets/${slug}/rows?limit=2`)).json();
    await sampleRelease(own, '1.1.0', { names: { Other: 500 } });
    const second = await (
      await running.request(`/api/v1/datasets/${slug}/rows?limit=2&cursor=${first.next}`)
    ).json();
    expect([first.version, second.version, second.rows.length]).toEqual(['1.0.0', '1.0.0', 2]);
    expect((await (await running.request(`/api/v1/datasets/${slug}/rows`)).json()).version).toBe('1.1.0');
    await rm(own, { recursive: true, force: true });
  });

  test('and is refused for another question, version, or when it was made up', async () => {
    const { next } = await (await ask('limit=2')).json();
    for (const query of [
      `cursor=${next}&order=value`,
      `cursor=${next}&version=1.1.0`,
      'cursor=WyIxLjAuMCIsMl0',
      'cursor=%00',
    ])
      expect((await ask(query)).status, query).toBe(422);
  });
});

test.each([
  'where=nothing:eq:1',
  'where=value:eq:many',
  'where=value:eq:NaN',
  'where=value:gt:1e9',
  'where=publisher_name:lt:N',
  'where=value:like:1',
  'where=value',
  'where=constructor:eq:1',
  'where=near_threshold:eq:maybe',
  'where=window_start:eq:2026-1-1',
  'columns=value,nothing',
  'columns=value,value',
  'columns=',
  'order=nothing',
  'limit=0',
  'limit=10001',
  'limit=1.5',
  'limit=1&limit=2',
  'format=xml',
  'version=newest',
  Array.from({ length: 11 }, () => 'where=value:gt:1').join('&'),
])('%s is refused with a sentence, and nothing is thrown', async (query) => {
  const response = await ask(query);
  expect(response.status).toBe(422);
  const { code, detail } = await response.json();
  expect(code).toBe('query_invalid');
  expect(detail).toMatch(/\.$/);
});

test('of a release that was withdrawn none are given, and it says why; its description stays', async () => {
  const own = await mkdtemp(join(tmpdir(), 'daylight-rows-'));
  await sampleRelease(own, '1.0.0');
  const running = apiRoutes({ releasesFolder: own, baseUrl: 'https://data.example', studyName: 'x' });
  const path = `/api/v1/datasets/${slug}/rows`;
  expect((await running.request(path)).status).toBe(200);
  await withdrawRelease(own, {
    dataset: slug,
    version: '1.0.0',
    reason: 'Fakes moved it.',
    day: '2026-11-28',
  });
  const gone = await running.request(path);
  expect(gone.status).toBe(410);
  expect(await gone.json()).toMatchObject({
    code: 'release_withdrawn',
    detail: expect.stringContaining('Fakes'),
  });
  const release = await running.request(`/api/v1/datasets/${slug}/releases/1.0.0`);
  expect(await release.json()).toMatchObject({ withdrawn: { reason: 'Fakes moved it.' } });
  expect((await running.request(`/api/v1/datasets/${slug}/releases/1.0.0/measurements`)).status).toBe(410);
  await rm(own, { recursive: true, force: true });
});

test('of a data file that is not the one that the manifest names nothing is given', async () => {
  const own = await mkdtemp(join(tmpdir(), 'daylight-rows-'));
  await sampleRelease(own, '1.0.0');
  const file = join(own, slug, '1.0.0', `${slug}.json`);
  await writeFile(file, (await readFile(file, 'utf8')).replace('400', '900'));
  const running = apiRoutes({ releasesFolder: own, baseUrl: 'https://data.example', studyName: 'x' });
  expect((await running.request(`/api/v1/datasets/${slug}/rows`)).status).toBe(500);
  await rm(own, { recursive: true, force: true });
});

test('made-up data say so before anything else, and in the name of the file', async () => {
  const own = await mkdtemp(join(tmpdir(), 'daylight-rows-'));
  await sampleRelease(own, '1.0.0', { simulated: true });
  const running = apiRoutes({ releasesFolder: own, baseUrl: 'https://data.example', studyName: 'x' });
  const path = `/api/v1/datasets/${slug}/rows`;
  expect(await (await running.request(path)).json()).toMatchObject({
    notice: expect.stringMatching(/^SIMULATED/),
  });
  const csv = await running.request(`${path}?format=csv`);
  expect(csv.headers.get('content-disposition')).toContain('filename="SIMULATED-');
  await rm(own, { recursive: true, force: true });
});
