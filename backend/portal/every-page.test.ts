import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logRoutes } from '../routes/log-routes.ts';
import { portalRoutes } from './portal-routes.ts';
import { type Crawl, crawl } from './testing/crawl.ts';
import { fillPortal } from './testing/full-portal.ts';
import { bytesWithoutData, pageFaults } from './testing/page-faults.ts';
import { wholePortal } from './testing/whole-portal.ts';

const origin = 'https://data.example';
const extension = { chrome: 'https://store.example/daylight', source: 'https://code.example/daylight.git' };
let home: string;
let full: Crawl;
let empty: Crawl;

async function portal(releasesFolder: string) {
  const whole = await wholePortal(releasesFolder);
  // The public log is served beside the portal, whose page about it leads there.
  return new Hono()
    .route('/', logRoutes(whole))
    .route('/', portalRoutes({ ...whole, extension, baseUrl: origin }));
}

/** One page of each kind: of what is alike but for its name, the first. */
function oneOfEach(pages: Crawl['pages']): [path: string, page: { markup: string; document: Document }][] {
  const kindOf = (path: string) => {
    const [, first, ...rest] = path.replace(/\?.*/, '').split('/');
    return `${first}/${rest.map((part) => (part === '' ? '' : '*')).join('/')}`;
  };
  return [...Map.groupBy(pages, ([path]) => kindOf(path)).values()].flatMap((alike) => alike.slice(0, 1));
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-every-page-'));
  await fillPortal(home);
  full = await crawl(await portal(home), origin);
  empty = await crawl(await portal(join(home, 'nothing-here')), origin);
});
afterAll(() => rm(home, { recursive: true, force: true }));

test('every link on every page answers, and every fragment is on its page', () => {
  expect(full.broken).toEqual([]);
  expect(empty.broken).toEqual([]);
});

test('no page loads anything from elsewhere', () => {
  expect(full.foreign).toEqual([]);
  expect(empty.foreign).toEqual([]);
});

test('following links from the front page reaches findings, platforms, datasets and what explains them', () => {
  const paths = [...full.pages.keys()];
  for (const path of [
    '/findings/',
    '/findings/youtube-ads',
    '/findings/youtube-ads/1.1.0/',
    '/platforms/',
    '/platforms/youtube',
    '/platforms/chatgpt',
    '/datasets/',
    '/datasets/headline-figures/1.0.0/',
    '/take-part/',
    '/stories/',
    '/record/',
    '/about/methods',
    '/about/privacy',
    '/about/',
  ])
    expect(paths).toContain(path);
  expect(empty.pages.has('/findings/youtube-ads')).toBe(true);
  expect(empty.pages.has('/platforms/youtube')).toBe(true);
});

test('pages of every kind are sound HTML with one heading on top, with or without anything published', () => {
  for (const { pages } of [full, empty])
    for (const [path, { markup, document }] of oneOfEach(pages)) {
      // The codebook of a release is a file that must look right on its own, so its style is in it.
      const faults = pageFaults(markup, document).filter(
        (fault) => !path.endsWith('.html') || fault !== 'there is an inline script or style',
      );
      expect(faults, path).toEqual([]);
    }
});

test('no page says what a template got wrong', () => {
  for (const { pages } of [full, empty])
    for (const [path, { document }] of pages)
      expect(document.querySelector('main')?.textContent, path).not.toMatch(
        /undefined|NaN|\[object|Infinity|\{[a-z]+\}/,
      );
});

test('a page and the style sheet weigh less than 60 kB before the data, uncompressed', async () => {
  const styles = (await (await (await portal(home)).request('/portal.css')).arrayBuffer()).byteLength;
  for (const [path, { markup }] of full.pages)
    expect(bytesWithoutData(markup) + styles, path).toBeLessThan(60_000);
});
