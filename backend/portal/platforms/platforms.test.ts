import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { platforms } from '../platform-name.ts';
import { fillPortal, portalsIn } from '../testing/full-portal.ts';

let home: string;
let portal: ReturnType<typeof portalsIn>;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-platforms-'));
  portal = portalsIn(home);
  await fillPortal(join(home, 'filled'), ['recommended-publishers', 'data-quality', 'answers']);
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function open(folder: string, path: string) {
  const app = portal(folder);
  const response = await app.request(path);
  return { response, document: parseHTML(await response.text()).document };
}

test('every platform that is read has a page under its name, also where nothing was published', async () => {
  for (const { source, name } of platforms) {
    const { response, document } = await open('none', `/platforms/${source}`);
    expect([response.status, document.querySelector('h1')?.textContent]).toEqual([200, name]);
    expect(document.querySelector('main')?.textContent).toContain('Nothing of this was published yet.');
  }
  expect((await open('none', '/platforms/nothing')).response.status).toBe(404);
});

test('the page of a platform shows its own rows alone, and links to the version that they are from', async () => {
  const { document } = await open('filled', '/platforms/youtube');
  const charts = [...document.querySelectorAll('figure.chart')];
  const titles = charts.map((chart) => chart.querySelector('h3')?.textContent);
  expect(titles).toEqual([
    'Publishers that were recommended to most volunteers',
    'How well pages and items were read',
  ]);
  expect(document.querySelector('figure.chart')?.textContent).not.toContain('Google');
  expect(charts[0]?.querySelector('a')?.getAttribute('href')).toBe('/datasets/recommended-publishers/1.1.0/');
  expect([...document.querySelectorAll('.findings h3')].map((title) => title.textContent)).toEqual([
    'Ads among videos on YouTube',
    'Recommended by YouTube',
  ]);
});

test('a platform has the parts that it can have: no AI answers on a video site, no ads of an assistant', async () => {
  const headings = async (source: string) =>
    [...(await open('filled', `/platforms/${source}`)).document.querySelectorAll('h2')].map(
      (h2) => h2.textContent,
    );
  expect(await headings('youtube')).not.toContain('AI answers');
  expect(await headings('chatgpt')).toContain('AI answers');
});

test('charts of datasets name platforms, and not their ids', async () => {
  const { document } = await open('filled', '/datasets/recommended-publishers');
  const panels = [...document.querySelectorAll('.panel h3')].map((panel) => panel.textContent);
  expect(panels).toContain('Google Search');
  expect(panels).not.toContain('google-search');
});

test('the list of platforms says how much there is of each', async () => {
  const { document } = await open('filled', '/platforms/');
  const cards = [...document.querySelectorAll('.card')].map((card) => card.textContent);
  expect(cards.find((card) => card?.startsWith('YouTube'))).toContain('2 headline figures · 2 datasets');
  expect(document.querySelectorAll('.card')).toHaveLength(platforms.length);
});
