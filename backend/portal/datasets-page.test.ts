import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { homeCells, madeUpWindow, writeMadeUp } from '../publish/testing/made-up-release.ts';
import { portalRoutes } from './portal-routes.ts';

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-search-'));
  await writeMadeUp(home, { windows: [madeUpWindow(homeCells({ News: 400 }), { study: 'bridge' })] });
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function open(query: string) {
  const app = portalRoutes({ releasesFolder: home, baseUrl: 'https://data.example', studyName: 'x' });
  const response = await app.request(`/datasets/${query}`);
  expect(response.status).toBe(200);
  const { document } = parseHTML(await response.text());
  const found = [...document.querySelectorAll('.card a')].map((link) => link.getAttribute('href'));
  return { document, found, response };
}
const made = '/datasets/made-up-publishers';

test('all datasets are listed when nothing is asked for, published or not', async () => {
  const { found, document } = await open('');
  expect(found).toContain(made);
  expect(found).toContain('/datasets/regret-rate');
  expect(document.querySelector('.found')).toBeNull();
});

test.each([
  ['?q=PUBLISHERS+made', true],
  ['?q=publishers+nowhere', false],
  ['?platform=youtube', true],
  ['?platform=bing', false],
  ['?period=2026-10-05', true],
  ['?period=2026-09-07', false],
  ['?study=bridge', true],
  ['?study=daylight', false],
  ['?q=publishers&platform=youtube&period=2026-10-05&study=bridge', true],
])('%s is answered by what fits all of it', async (query, finds) => {
  const { found, document } = await open(query);
  expect(found.includes(made)).toBe(finds);
  expect(document.querySelector('.found')?.textContent).toMatch(
    new RegExp(`^${found.length} of \\d+ datasets`),
  );
});

test('a dataset of all platforms is found under each', async () => {
  expect((await open('?platform=bing')).found).toContain('/datasets/reach');
});

test('the form keeps what was asked, as text, and can be sent to this server alone', async () => {
  const { document, response, found } = await open(
    `?q=${encodeURIComponent('"><script>x</script>')}&study=bridge`,
  );
  expect(found).toEqual([]);
  expect(document.querySelector('input[name=q]')?.getAttribute('value')).toBe('"><script>x</script>');
  expect(document.querySelector('select[name=study] option[selected]')?.getAttribute('value')).toBe('bridge');
  expect(response.headers.get('content-security-policy')).toContain("form-action 'self'");
  expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
    'https://data.example/datasets/',
  );
});

test('the page names its feed and its catalogue to programs', async () => {
  const { document } = await open('');
  const alternates = [...document.querySelectorAll('link[rel=alternate]')];
  expect(alternates.map((link) => [link.getAttribute('type'), link.getAttribute('href')])).toEqual([
    ['application/atom+xml', '/datasets/feed.atom'],
    ['application/ld+json', '/catalog.jsonld'],
  ]);
});
