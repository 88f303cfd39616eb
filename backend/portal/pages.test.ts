import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portalRoutes } from './portal-routes.ts';
import { sampleRelease, sampleRow } from './testing/sample-release.ts';

const slug = 'youtube-publishers-weekly';
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
  const rows = hostile.map((name) => sampleRow({ publisher_name: name, publisher_id: name }));
  await sampleRelease(join(home, 'hostile'), '1.0.0', { rows });
  await sampleRelease(join(home, 'empty'), '1.0.0', { rows: [] });
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
    `${slug}.csv`,
    `${slug}.parquet`,
    `${slug}.json`,
    'SHA256SUMS',
    'manifest.json',
    'datapackage.json',
  ])
    expect(links).toContain(`/datasets/${slug}/1.0.0/${file}`);
  expect(document.querySelector('.lines')?.textContent).toContain(
    `https://data.example/datasets/${slug}/1.0.0/`,
  );
  expect(document.querySelector('[role=img]')?.getAttribute('aria-label')).toContain('home: News 50%');
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

test('a release without rows, and a dataset without releases, are explained', async () => {
  expect((await open('empty', `/datasets/${slug}`)).markup).toContain('nothing to draw');
  const none = await open('none', `/datasets/${slug}`);
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
