import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { loadDatasets } from '../publish/datasets.ts';
import { withdrawRelease } from '../publish/withdraw-release.ts';
import { portalRoutes } from './portal-routes.ts';
import { sampleRelease, sampleSlug as slug } from './testing/sample-release.ts';

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></script><svg onload=alert(1)>',
  '&lt;b&gt; &quot; onload=alert(1) x=',
  '{{alert(1)}} <%= alert(1) %>',
  '\u202egnp.exe',
  ']]><!--<style>*{display:none}</style>',
];
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-pages-'));
  const names = Object.fromEntries(hostile.map((name, place) => [name, 200 + place]));
  await sampleRelease(join(home, 'hostile'), '1.0.0', { names });
  await sampleRelease(join(home, 'empty'), '1.0.0', { names: {}, coarse: true });
  await sampleRelease(join(home, 'noisy'), '1.0.0', { names: { News: 400, Sport: -12 } });
  await sampleRelease(join(home, 'withdrawn'), '1.0.0');
  await sampleRelease(join(home, 'withdrawn'), '1.1.0');
  await withdrawRelease(join(home, 'withdrawn'), {
    dataset: slug,
    version: '1.1.0',
    reason: 'Fakes <b>moved</b> the figures.',
    day: '2026-11-28',
  });
  await sampleRelease(join(home, 'gone'), '1.0.0');
  await withdrawRelease(join(home, 'gone'), {
    dataset: slug,
    version: '1.0.0',
    reason: 'Fakes moved the figures.',
    day: '2026-11-28',
  });
  await mkdir(join(home, 'old', slug, '1.0.0'), { recursive: true });
  const old = { format: 'daylight-release/1', dataset: slug, version: '1.0.0', rows: 1, files: [] };
  await writeFile(join(home, 'old', slug, '1.0.0', 'manifest.json'), JSON.stringify(old));
  await writeFile(join(home, 'old', slug, '1.0.0', 'SHA256SUMS'), '');
  await sampleRelease(join(home, 'simulated'), '1.0.0', { simulated: true });
  await sampleRelease(join(home, 'mixed'), '1.0.0');
  await sampleRelease(join(home, 'mixed'), '1.1.0', { simulated: true });
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function open(folder: string, path: string) {
  const app = portalRoutes({
    releasesFolder: join(home, folder),
    baseUrl: 'https://data.example/',
    studyName: 'First <light>',
  });
  const response = await app.request(path);
  const markup = await response.text();
  return { response, markup, document: parseHTML(markup).document };
}

test('names written by others stay text, on the page and in the chart', async () => {
  const { document, markup } = await open('hostile', `/datasets/${slug}`);
  const scripts = [...document.querySelectorAll('script')];
  expect(scripts.map((script) => script.getAttribute('type'))).toEqual(['application/ld+json']);
  expect(document.querySelector('img, style, svg[onload]')).toBeNull();
  for (const element of document.querySelectorAll('*'))
    for (const name of element.getAttributeNames()) expect(name).not.toMatch(/^(on|style$)/);
  const shown = [...document.querySelectorAll('.data bdi')].map((cell) => cell.textContent);
  for (const name of hostile) expect(shown).toContain(name);
  expect(markup).toContain('First &lt;light&gt;');
});

test('pages forbid scripts, foreign resources, frames and type guessing', async () => {
  for (const path of [
    '/',
    '/datasets/',
    `/datasets/${slug}`,
    `/datasets/${slug}/1.0.0/`,
    '/nothing',
    '/portal.css',
  ]) {
    const { headers } = (await open('mixed', path)).response;
    expect(headers.get('content-security-policy'), path).toContain("default-src 'none'; style-src 'self'");
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('set-cookie'), path).toBeNull();
  }
});

test('the dataset page goes from what it shows to how it was made, and links every file', async () => {
  const { document } = await open('mixed', `/datasets/${slug}`);
  const sections = [...document.querySelectorAll('section')].map((section) =>
    section.getAttribute('aria-labelledby'),
  );
  expect(sections).toEqual(['chart', 'download', 'load', 'codebook', 'preview', 'who', 'cite', 'versions']);
  const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  for (const file of [
    `${slug}-1.0.0.zip`,
    `${slug}.csv`,
    `${slug}.parquet`,
    `${slug}.json`,
    'SHA256SUMS',
    'SHA256SUMS.sig',
    'signing-key.pub',
    'manifest.json',
    'measurements.json',
    'datapackage.json',
    'croissant.json',
    'codebook.html',
  ])
    expect(links).toContain(`/datasets/${slug}/1.0.0/${file}`);
  expect(document.querySelector('.lines')?.textContent).toContain(
    `https://data.example/datasets/${slug}/1.0.0/`,
  );
  expect(document.querySelector('[role=img]')?.getAttribute('aria-label')).toContain('home: News 400');
});

test('every page that shows a simulated release says so, and no other page does', async () => {
  for (const path of ['/', '/datasets/', `/datasets/${slug}`, `/datasets/${slug}/1.0.0/`])
    expect((await open('simulated', path)).document.querySelector('.banner')?.textContent, path).toContain(
      'made-up',
    );
  for (const path of ['/', '/datasets/', `/datasets/${slug}`, `/datasets/${slug}/1.0.0/`])
    expect((await open('mixed', path)).document.querySelector('.banner'), path).toBeNull();
  expect((await open('mixed', `/datasets/${slug}/1.1.0/`)).document.querySelector('.banner')).not.toBeNull();
});

test('the chart draws the interval of every bar, and what noise took below zero as zero', async () => {
  const { document } = await open('noisy', `/datasets/${slug}`);
  const widths = [...document.querySelectorAll('.panel-chart .bar rect, .panel-chart .bar path')];
  expect(widths).toHaveLength(2);
  expect(document.querySelectorAll('.panel-chart .whisker line')).toHaveLength(6);
  const scale = 400 + 36;
  expect(document.querySelector('.chart details')?.textContent).toMatch(/Sport-12-4\d to 2\d/);
  const [line] = document.querySelectorAll('.panel-chart .whisker line');
  expect(Number(line?.getAttribute('x2'))).toBeGreaterThan((400 / scale) * 338);
  for (const one of document.querySelectorAll('.panel-chart line'))
    expect(Number(one.getAttribute('x1'))).toBeGreaterThanOrEqual(0);
});

test('the page prints bounds, noise, budget, windows and who is missing', async () => {
  const { document } = await open('mixed', `/datasets/${slug}`);
  const said = document.querySelector('section[aria-labelledby=who]')?.textContent ?? '';
  for (const words of [
    'not from a random sample',
    'at least 20 different volunteers',
    'rho 19/250',
    'not who volunteers',
    '17.889',
    '1/64',
    '5 October 2026',
  ])
    expect(said).toContain(words);
});

test('a release of few volunteers says in plain words that it is coarse', async () => {
  expect(
    (await open('empty', `/datasets/${slug}`)).document.querySelector('.head .notice')?.textContent,
  ).toContain('fewer than 5,000 volunteers were active: only coarse tables');
  expect((await open('mixed', `/datasets/${slug}`)).document.querySelector('.head .notice')).toBeNull();
});

test('a release that was withdrawn stays listed with its reason and its papers, without its figures', async () => {
  const latest = await open('withdrawn', `/datasets/${slug}`);
  expect(latest.markup).toContain('Version 1.0.0');
  expect(latest.document.querySelector('section[aria-labelledby=versions]')?.textContent).toContain(
    '1.1.0 Withdrawn',
  );
  const { response, document, markup } = await open('withdrawn', `/datasets/${slug}/1.1.0/`);
  expect(response.status).toBe(200);
  expect(document.querySelector('.notice')?.textContent).toBe(
    'Withdrawn on 28 November 2026. Fakes <b>moved</b> the figures.',
  );
  expect(document.querySelector('.chart, .data, .downloads, .load')).toBeNull();
  expect(markup).toContain('README.md');
  expect(document.querySelector('script')).toBeNull();
  const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).not.toContain(`/datasets/${slug}/1.1.0/${slug}.csv`);
  expect((await open('gone', `/datasets/${slug}`)).document.querySelector('.notice')?.textContent).toContain(
    'Withdrawn on',
  );
});

test('a release of the format before this one is passed by', async () => {
  const { response, markup } = await open('old', `/datasets/${slug}/1.0.0/`);
  expect(response.status).toBe(404);
  expect(markup).toContain('There is nothing at this address.');
  expect((await open('old', '/datasets/')).response.status).toBe(200);
});

test('a program that asks for JSON-LD gets Croissant with whole addresses, a browser the page', async () => {
  const app = portalRoutes({
    releasesFolder: join(home, 'mixed'),
    baseUrl: 'https://data.example/',
    studyName: 'x',
  });
  const ask = (accept: string) => app.request(`/datasets/${slug}/1.0.0/`, { headers: { accept } });
  const answer = await ask('application/ld+json');
  expect(answer.headers.get('content-type')).toContain('application/ld+json');
  const { distribution } = z
    .looseObject({ distribution: z.array(z.looseObject({ contentUrl: z.string() })) })
    .parse(await answer.json());
  expect(distribution[0]?.contentUrl).toBe(`https://data.example/datasets/${slug}/1.0.0/${slug}.csv`);
  const page = await ask('text/html,application/xhtml+xml,application/ld+json;q=0.9');
  expect(page.headers.get('content-type')).toContain('text/html');
});

test('a release without rows, and a dataset without releases, are explained', async () => {
  expect((await open('empty', `/datasets/${slug}`)).markup).toContain('nothing to draw');
  const [defined] = await loadDatasets();
  const none = await open('none', `/datasets/${defined?.slug}`);
  expect(none.response.status).toBe(200);
  expect(none.markup).toContain('no release of this dataset yet');
  expect((await open('none', '/')).markup).toContain('Not published yet');
});

test.each([
  '/nothing',
  '/datasets/nothing',
  `/datasets/${slug}/9.9.9/`,
  `/datasets/${slug}/9.9.9`,
  '/datasets/a/b/c/d',
])('%s answers 404 with a sentence', async (path) => {
  const { response, markup } = await open('mixed', path);
  expect(response.status).toBe(404);
  expect(markup).toContain('There is nothing at this address.');
});

test('a version without its last slash leads to its page', async () => {
  const { response } = await open('mixed', `/datasets/${slug}/1.0.0`);
  expect([response.status, response.headers.get('location')]).toEqual([301, `/datasets/${slug}/1.0.0/`]);
});
