import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readRelease } from '../../publish/read-release.ts';
import { withdrawRelease } from '../../publish/withdraw-release.ts';
import { portalRoutes } from '../portal-routes.ts';
import { sampleRelease, sampleSlug as slug } from '../testing/sample-release.ts';

const base = 'https://data.example';
const reason = 'Fakes <moved> it & "more" \u0001 than that.';
let home: string;
let app: ReturnType<typeof portalRoutes>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-feeds-'));
  await sampleRelease(home, '1.0.0');
  await sampleRelease(home, '1.1.0');
  await sampleRelease(home, '1.2.0');
  await withdrawRelease(home, { dataset: slug, version: '1.1.0', reason, day: '2026-11-28' });
  app = portalRoutes({
    releasesFolder: home,
    baseUrl: `${base}/`,
    studyName: 'A <b> & C',
    contact: 'a@b.example',
  });
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** The document of an XML answer; throws where it is not well-formed. */
async function xmlAt(path: string): Promise<Document> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return new JSDOM(await response.text(), { contentType: 'application/xml' }).window.document;
}

test('the feed names every release and every withdrawal with its reason, newest first, and stays well-formed', async () => {
  const feed = await xmlAt('/datasets/feed.atom');
  const entries = [...feed.querySelectorAll('entry')].map((entry) => ({
    id: entry.querySelector('id')?.textContent,
    day: entry.querySelector('updated')?.textContent,
    summary: entry.querySelector('summary')?.textContent,
  }));
  expect(entries.map(({ id }) => id)).toEqual([
    `${base}/datasets/${slug}/1.1.0/#withdrawn`,
    `${base}/datasets/${slug}/1.0.0/`,
    `${base}/datasets/${slug}/1.1.0/`,
    `${base}/datasets/${slug}/1.2.0/`,
  ]);
  expect(entries[0]?.day).toBe('2026-11-28T00:00:00Z');
  expect(entries[0]?.summary).toBe(reason.replace('\u0001', ''));
  expect(feed.querySelector('updated')?.textContent).toBe('2026-11-28T00:00:00Z');
  expect(feed.querySelector('title')?.textContent).toContain('A <b> & C');
});

test('a feed that has not changed is not sent again', async () => {
  const first = await app.request('/datasets/feed.atom');
  const etag = first.headers.get('etag') ?? '';
  const again = await app.request('/datasets/feed.atom', { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('the catalogue holds each standing dataset as DCAT-AP asks, every file with its true size and checksum', async () => {
  const response = await app.request('/catalog.jsonld');
  expect(response.headers.get('content-type')).toBe('application/ld+json');
  const [dataset] = Catalogue.parse(await response.json())['dcat:dataset'];
  expect(dataset?.['@id']).toBe(`${base}/datasets/${slug}/1.2.0/`);
  const release = await readRelease(join(home, slug, '1.2.0'));
  const data = [`${slug}.csv`, `${slug}.json`, `${slug}.parquet`];
  for (const name of data) {
    const file = release?.files.get(name);
    const found = dataset?.['dcat:distribution'].find((one) => one['@id'].endsWith(`/${name}`));
    expect(found?.['spdx:checksum']['spdx:checksumValue']['@value']).toBe(file?.sha256);
    expect(found?.['dcat:byteSize']['@value']).toBe(String(file?.bytes));
    expect(found?.['dcat:accessURL']['@id']).toBe(`${base}/datasets/${slug}/1.2.0/`);
    expect(found?.['dct:license']['@id']).toContain('creativecommons.org');
    expect((await app.request(`${found?.['@id']}`.slice(base.length))).status).toBe(200);
  }
});

test('every address of the site map answers, and robots are told where it is', async () => {
  const map = await xmlAt('/sitemap.xml');
  const places = [...map.querySelectorAll('loc')].map((loc) => loc.textContent ?? '');
  expect(places).toContain(`${base}/datasets/${slug}/1.1.0/`);
  expect(places).toContain(`${base}/datasets/`);
  expect(places).toContain(`${base}/platforms/youtube`);
  expect(places.filter((place) => place.startsWith(`${base}/findings/`)).length).toBeGreaterThan(5);
  expect(new Set(places).size).toBe(places.length);
  for (const place of places) expect((await app.request(place.slice(base.length))).status, place).toBe(200);
  expect(await (await app.request('/robots.txt')).text()).toContain(`Sitemap: ${base}/sitemap.xml`);
});

test('feeds of a portal without releases are whole, too', async () => {
  const empty = portalRoutes({ releasesFolder: join(home, 'none'), baseUrl: base, studyName: 'x' });
  const feed = await (await empty.request('/datasets/feed.atom')).text();
  expect(
    new JSDOM(feed, { contentType: 'application/xml' }).window.document.querySelector('entry'),
  ).toBeNull();
  expect(Catalogue.parse(await (await empty.request('/catalog.jsonld')).json())['dcat:dataset']).toEqual([]);
});

const node = z.looseObject({ '@id': z.string() });
const value = z.looseObject({ '@value': z.string() });
const Catalogue = z.looseObject({
  'dct:title': value,
  'dct:description': value,
  'dct:publisher': node,
  'dcat:dataset': z.array(
    node.extend({
      'dct:title': value,
      'dct:description': value,
      'dcat:contactPoint': z.looseObject({ 'vcard:hasEmail': node }),
      'dcat:distribution': z.array(
        node.extend({
          'dcat:accessURL': node,
          'dcat:downloadURL': node,
          'dct:license': node,
          'dct:format': node,
          'dcat:byteSize': value,
          'spdx:checksum': z.looseObject({ 'spdx:algorithm': node, 'spdx:checksumValue': value }),
        }),
      ),
    }),
  ),
});
