import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withdrawRelease } from '../publish/withdraw-release.ts';
import { portalRoutes } from './portal-routes.ts';
import { sampleRelease, sampleSlug as slug } from './testing/sample-release.ts';

let folder: string;
let app: ReturnType<typeof portalRoutes>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daylight-pages-'));
  await sampleRelease(folder, '1.0.0');
  app = portalRoutes({ releasesFolder: folder, baseUrl: 'http://x', studyName: 'x' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const page = `/datasets/${slug}`;
const get = async (headers: Record<string, string> = {}) => app.request(page, { headers });

test('a page that is remembered is the page that was made, with the same headers', async () => {
  const [first, second] = [await get(), await get()];
  expect(await second.text()).toBe(await first.text());
  expect(Object.fromEntries(second.headers)).toEqual(Object.fromEntries(first.headers));
  expect(second.headers.get('cache-control')).toBe('no-cache');
  expect(second.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('whoever has a page hears that it is the same, and whoever takes gzip gets that, under a tag of its own', async () => {
  const plain = await get();
  const zipped = await get({ 'accept-encoding': 'br, gzip' });
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(await zipped.arrayBuffer()).toString()).toBe(await plain.text());
  const tags = [plain, zipped].map(({ headers }) => headers.get('etag') ?? '');
  expect(new Set(tags).size).toBe(2);
  expect((await get({ 'if-none-match': tags[0] ?? '' })).status).toBe(304);
  expect((await get({ 'if-none-match': tags[1] ?? '' })).status).toBe(200);
  expect((await get({ 'accept-encoding': 'gzip;q=0' })).headers.get('content-encoding')).toBeNull();
  expect(plain.headers.get('vary')).toContain('Accept-Encoding');
});

test('many who come at once for a page that nobody has made all get it', async () => {
  const fresh = portalRoutes({ releasesFolder: folder, baseUrl: 'http://x', studyName: 'x' });
  const texts = await Promise.all(Array.from({ length: 20 }, async () => (await fresh.request(page)).text()));
  expect(new Set(texts).size).toBe(1);
});

test('who asks for data about a page does not get the page, nor the other way round', async () => {
  const data = await get({ accept: 'application/ld+json' });
  expect(data.headers.get('content-type')).toContain('ld+json');
  expect((await get({ accept: 'text/html' })).headers.get('content-type')).toContain('html');
});

describe('a page is made anew', () => {
  test('when something is published', async () => {
    expect(await (await get()).text()).not.toContain('1.1.0');
    await sampleRelease(folder, '1.1.0');
    expect(await (await get()).text()).toContain('1.1.0');
  });

  test('when something is withdrawn', async () => {
    expect(await (await get()).text()).not.toContain('Fakes moved');
    for (const version of ['1.1.0', '1.0.0'])
      await withdrawRelease(folder, {
        dataset: slug,
        version,
        reason: 'Fakes moved the figures.',
        day: '2026-11-28',
      });
    expect(await (await get()).text()).toContain('Fakes moved');
  });
});

test('what is not found is not remembered', async () => {
  const late = '/datasets/late-dataset';
  expect((await app.request(late)).status).toBe(404);
  expect((await app.request(late)).headers.get('etag')).toBeNull();
});
