import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storyNumber } from '#shared/stories/story-number.ts';
import { takenOut } from '#shared/stories/taken-out.ts';
import { privacyNotice } from '../privacy/privacy-notice.ts';
import { portalRoutes } from './portal-routes.ts';
import { markupFaults } from './testing/markup-faults.ts';
import { sampleRelease, sampleSlug as slug } from './testing/sample-release.ts';
import { aPublishedStory, sampleStories } from './testing/sample-stories.ts';
import { anInstallation, wholePortal } from './testing/whole-portal.ts';

const story = aPublishedStory({ text: `A ${takenOut} story.`, redacted: true });
const number = await storyNumber(story);
const pages = [
  ...['/about/methods', '/about/privacy', '/about/researchers', '/about/operators', '/record/'],
  ...['/stories/', `/stories/${number}`, `/stories/${number}/report`, '/stories/?category=none'],
  ...['/datasets/', '/datasets/?q=publishers', `/datasets/${slug}`, `/datasets/${slug}/1.0.0/`],
];
let home: string;
let app: ReturnType<typeof portalRoutes>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-explaining-'));
  await sampleRelease(home, '1.0.0');
  await sampleRelease(home, '1.1.0', { names: { News: 400, Sport: 300 } });
  await sampleStories(home, [story, aPublishedStory({ text: 'Another.' })]);
  app = portalRoutes({ ...(await wholePortal(home)), baseUrl: 'https://data.example' });
});
afterAll(() => rm(home, { recursive: true, force: true }));

const markupOf = async (path: string) => {
  const response = await app.request(path);
  expect(response.status, path).toBe(200);
  return response.text();
};

test.each(pages)('axe finds no fault in %s, and it is valid HTML', async (path) => {
  const markup = await markupOf(path);
  expect(markupFaults(markup)).toEqual([]);
  const page = new JSDOM(markup, { runScripts: 'outside-only' });
  page.window.eval(axe.source);
  // jsdom has no layout, so colours and sizes are judged in a browser alone.
  const found = await page.window.eval(
    "axe.run({ rules: { 'color-contrast': { enabled: false } } }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes[0].html))",
  );
  expect(found).toEqual([]);
  page.window.close();
});

test.each([
  ['<p><div>x</div></p>', /no-implicit-close|close-order/],
  ['<ul><p>x</p></ul>', /element-permitted-content/],
  ['<table><p>x</p></table>', /element-permitted-content/],
  ['<p id="a">x</p><p id="a">y</p>', /no-dup-id/],
  ['<nav aria-labelledby="b">x</nav>', /no-missing-references/],
  ['<h1>x</h1><h3>y</h3>', /heading-level/],
])('%s would be found', (broken, fault) => {
  const faults = markupFaults(
    `<!doctype html>\n<html lang="en"><head><title>x</title></head><body>${broken}</body></html>`,
  );
  expect(faults.join()).toMatch(fault);
});

test('a page weighs less than 60 kB with its style sheet, but for its data', async () => {
  const css = (await markupOf('/portal.css')).length;
  for (const path of pages) {
    const { document } = parseHTML(await markupOf(path));
    for (const data of document.querySelectorAll('script, tbody, .told, pre, svg')) data.remove();
    expect(document.toString().length + css, path).toBeLessThan(60_000);
  }
});

test('every link of these pages leads somewhere, and every place within a page is there', async () => {
  for (const path of pages) {
    const { document } = parseHTML(await markupOf(path));
    for (const link of document.querySelectorAll('a[href], link[href]')) {
      const href = link.getAttribute('href') ?? '';
      if (href.startsWith('#'))
        expect(document.getElementById(href.slice(1)), `${path} ${href}`).not.toBeNull();
      // The log is served beside the portal.
      else if (href.startsWith('/') && !href.startsWith('/log/'))
        expect((await app.request(href)).status, `${path} leads to ${href}`).toBeLessThan(400);
    }
  }
});

test('the privacy notice on the page is the very one that the command prints, with what is set here', async () => {
  const said = parseHTML(await markupOf('/about/privacy')).document.querySelector('main')?.textContent ?? '';
  for (const { title, paragraphs, table } of privacyNotice(anInstallation))
    for (const words of [title, ...paragraphs, ...(table?.rows.flat() ?? [])]) expect(said).toContain(words);
  expect(said).toContain('395');
});

test('the methods name the rules that releases are really made by', async () => {
  const said = parseHTML(await markupOf('/about/methods')).document.querySelector('main')?.textContent ?? '';
  for (const words of ['at least 20 different', '132 or more', '5,000 active', 'rho of 1', 'epsilon of 7.77'])
    expect(said).toContain(words);
  expect(said).not.toMatch(/\{\w+\}|undefined|NaN/);
});

test('a portal without a log or an installation has neither page, and links to neither', async () => {
  const bare = portalRoutes({ releasesFolder: home, baseUrl: 'https://data.example', studyName: 'x' });
  for (const path of ['/record/', '/about/privacy']) expect((await bare.request(path)).status).toBe(404);
  const { document } = parseHTML(await (await bare.request('/about/')).text());
  expect(document.querySelector('a[href="/record/"], a[href="/about/privacy"]')).toBeNull();
});

test('a citation can be had as a file in every form, each naming the version and the address', async () => {
  for (const extension of ['txt', 'bib', 'ris', 'cff']) {
    const response = await app.request(`/cite/${slug}/${slug}-1.0.0.${extension}`);
    expect(response.status).toBe(200);
    const words = await response.text();
    expect(words).toContain('1.0.0');
    expect(words).toContain(`https://data.example/datasets/${slug}/1.0.0/`);
  }
  for (const missing of [`${slug}-9.9.9.bib`, `${slug}-1.0.0.exe`, 'x'])
    expect((await app.request(`/cite/${slug}/${missing}`)).status).toBe(404);
});

test('the table of versions says what each one changed', async () => {
  const { document } = parseHTML(await markupOf(`/datasets/${slug}`));
  const rows = [...document.querySelectorAll('section[aria-labelledby=versions] tbody tr')].map(
    (row) => row.querySelectorAll('td')[1]?.textContent,
  );
  expect(rows).toEqual(['Rows: 2, before 1.', 'First release.']);
});
