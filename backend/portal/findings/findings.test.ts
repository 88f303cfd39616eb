import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { sourcesOf } from '../../measure/figure-sources.ts';
import { loadFigures } from '../../measure/load-figures.ts';
import { loadDatasets } from '../../publish/datasets.ts';
import { measurementsFor, writeReleaseOf } from '../../publish/testing/made-up-release.ts';
import { madeUpWindow } from '../../publish/testing/measured-window.ts';
import { fillPortal, portalsIn } from '../testing/full-portal.ts';

const figures = await loadFigures();
let home: string;
let portal: ReturnType<typeof portalsIn>;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-findings-'));
  portal = portalsIn(home);
  await fillPortal(join(home, 'filled'), []);
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function ask(folder: string, path: string, headers: Record<string, string> = {}) {
  const app = portal(folder);
  const response = await app.request(path, { headers });
  const body = await response.text();
  return { response, body, document: parseHTML(body).document };
}

test('every headline figure that is defined has a page, and says which platforms it is about', async () => {
  for (const figure of figures) {
    const { response, document } = await ask('filled', `/findings/${figure.id}`);
    expect(response.status, figure.id).toBe(200);
    expect(document.querySelector('h1')?.textContent).toBe(figure.question);
    expect(sourcesOf(figure).length, `${figure.id} names a platform`).toBeGreaterThan(0);
    for (const source of sourcesOf(figure))
      expect(
        document.querySelector(`a[href="/platforms/${source}"]`),
        `${figure.id}: ${source}`,
      ).not.toBeNull();
  }
});

test('a finding begins with its chart; the table beside it has every window with interval, denominator and fakes', async () => {
  const { document } = await ask('filled', '/findings/youtube-ads');
  const [first] = document.querySelectorAll('main section');
  expect(first?.querySelector('svg.trend-chart title')?.textContent).toBe('Ads among videos on YouTube');
  const said = first?.querySelector('[role=img]')?.getAttribute('aria-label') ?? '';
  expect(said).toMatch(/From 15 June 2026: too few to say; From 13 July 2026: \d+%, interval \d+% to \d+%/);
  const rows = [...document.querySelectorAll('.windows tbody tr')].map((row) => row.textContent);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatch(/^7 Sept 26\d+%\d+% to \d+%[89],\d{3}[89],\d{3} to 9,\d{3}[\d,]+% of all$/);
  expect(rows[2]).toContain('Too few to say');
});

test('a line stops where a window is missing, and where nothing can be said', async () => {
  const { document } = await ask('filled', '/findings/youtube-ads');
  const points = document.querySelectorAll(
    '.trend-chart.wide .point circle, .trend-chart.wide .hollow circle',
  );
  expect(points).toHaveLength(2);
  expect(document.querySelectorAll('.trend-chart.wide .line path')).toHaveLength(2);
});

test('it is cited with its version, at an address that keeps showing that version', async () => {
  const { document } = await ask('filled', '/findings/youtube-ads');
  const citation = document.querySelector('.citation')?.textContent ?? '';
  expect(citation).toMatch(
    /^SIMULATED VOLUNTEERS.*version 1\.1\.0 \[dataset\]\. https:\/\/data\.example\/findings\/youtube-ads\/1\.1\.0\/$/,
  );
  const pinned = await ask('filled', '/findings/youtube-ads/1.1.0/');
  expect(pinned.document.querySelector('.citation')?.textContent).toBe(citation);
  const older = await ask('filled', '/findings/youtube-ads/1.0.0/');
  expect(older.document.querySelector('.notice a')?.getAttribute('href')).toBe('/findings/youtube-ads');
  expect(older.document.querySelectorAll('.windows tbody tr')).toHaveLength(2);
});

test('a version that was withdrawn leads to the page that says why', async () => {
  const { response } = await ask('filled', '/findings/youtube-ads/1.2.0/');
  expect([response.status, response.headers.get('location')]).toEqual([
    302,
    '/datasets/headline-figures/1.2.0/',
  ]);
  for (const file of ['youtube-ads.csv', 'youtube-ads.json'])
    expect((await ask('filled', `/findings/youtube-ads/1.2.0/${file}`)).response.status).toBe(404);
});

test('programs get the same figures as JSON and as CSV, from anywhere, and again only when they changed', async () => {
  const json = await ask('filled', '/findings/youtube-ads.json');
  const { rows, citation, simulated } = z
    .looseObject({
      citation: z.string(),
      simulated: z.boolean(),
      rows: z.array(z.looseObject({ figure: z.string(), value: z.number().nullable() })),
    })
    .parse(JSON.parse(json.body));
  expect(rows.map(({ figure }) => figure)).toEqual(['youtube-ads', 'youtube-ads', 'youtube-ads']);
  expect([simulated, citation.startsWith('SIMULATED')]).toEqual([true, true]);
  expect(json.response.headers.get('access-control-allow-origin')).toBe('*');
  const csv = await ask('filled', '/findings/youtube-ads/1.0.0/youtube-ads.csv');
  expect(csv.body.split('\n')[0]).toMatch(/^window_start,window_end,figure,title,question,value,/);
  expect(csv.body.trimEnd().split('\n')).toHaveLength(3);
  const etag = csv.response.headers.get('etag') ?? '';
  const again = await ask('filled', '/findings/youtube-ads/1.0.0/youtube-ads.csv', { 'if-none-match': etag });
  expect(again.response.status).toBe(304);
});

test('words that a spreadsheet would run are harmless in the CSV of a finding', async () => {
  const [dataset] = (await loadDatasets()).filter(({ slug }) => slug === 'headline-figures');
  if (!dataset) throw new Error('There are no headline figures.');
  const window = madeUpWindow([], figures.slice(0, 1));
  const [figure] = Object.values(window.figures);
  if (figure) figure.title = '=HYPERLINK("https://bad.example")';
  await writeReleaseOf(dataset, measurementsFor(dataset, [window]), join(home, 'hostile'));
  const { body } = await ask('hostile', `/findings/${figures[0]?.id}.csv`);
  expect(body).toContain(`"'=HYPERLINK(""https://bad.example"")"`);
  const page = await ask('hostile', `/findings/${figures[0]?.id}`);
  expect(page.document.querySelector('.beside .panel-chart'), 'one window is a bar').not.toBeNull();
});

test('a finding that nothing holds yet says what it needs', async () => {
  const { response, document } = await ask('none', '/findings/youtube-ads');
  expect(response.status).toBe(200);
  expect(document.querySelector('main')?.textContent).toMatch(
    /Nothing of this was published yet.*at least 938 volunteers/,
  );
  expect((await ask('none', '/findings/youtube-ads.csv')).response.status).toBe(404);
  expect((await ask('none', '/')).document.querySelector('main')?.textContent).toContain(
    'No headline figure was published yet.',
  );
});

test('the front page shows no fragile figure and none of which nothing can be said', async () => {
  const { document } = await ask('filled', '/');
  const cards = [...document.querySelectorAll('.findings .card')];
  expect(cards.length).toBeGreaterThan(0);
  for (const card of cards) {
    expect(card.textContent).not.toContain('Fragile');
    expect(card.querySelector('.figure strong')?.textContent).toMatch(/^\d+(\.\d)?%$/);
  }
});

test.each([
  '/findings/nothing',
  '/findings/youtube-ads.xlsx',
  '/findings/youtube-ads/9.9.9/',
  '/findings/youtube-ads/1.1.0/walmart-sponsored.csv',
  '/findings/..%2f..%2fetc',
])('%s answers 404', async (path) => {
  expect((await ask('filled', path)).response.status).toBe(404);
});
