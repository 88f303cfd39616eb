import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withdrawRelease } from '../publish/withdraw-release.ts';
import { portalRoutes } from './portal-routes.ts';
import { sampleRelease, sampleSlug as slug } from './testing/sample-release.ts';

let folder: string;
let server: ServerType;
let origin: string;
let bytes: Buffer;
const csv = `/datasets/${slug}/1.1.0/${slug}.csv`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daylight-downloads-'));
  await sampleRelease(folder, '1.0.0');
  await sampleRelease(folder, '1.1.0');
  await sampleRelease(folder, '1.2.0', { simulated: true });
  await sampleRelease(folder, '1.3.0', { names: { Fakes: 700 } });
  await withdrawRelease(folder, {
    dataset: slug,
    version: '1.3.0',
    reason: 'Fakes moved the figures.',
    day: '2026-11-28',
  });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, slug, '1.1.0', 'unlisted.txt'), 'secret');
  await appendFile(join(folder, slug, '1.0.0', 'README.md'), 'tampered');
  bytes = await readFile(join(folder, slug, '1.1.0', `${slug}.csv`));
  const app = portalRoutes({ releasesFolder: folder, baseUrl: 'http://x', studyName: 'x' });
  await new Promise<void>((listening) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => listening());
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(origin + path, { method, headers, redirect: 'manual' });
const body = async (response: Response) => Buffer.from(await response.arrayBuffer());
const etag = () => `"${createHash('sha256').update(bytes).digest('hex')}"`;

describe('a file', () => {
  test('comes whole, with its checksum as ETag, cacheable for ever and open to every origin', async () => {
    const response = await get(csv);
    expect(response.status).toBe(200);
    expect(await body(response)).toEqual(bytes);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      etag: etag(),
      'accept-ranges': 'bytes',
      'content-length': String(bytes.length),
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
      'content-disposition': `attachment; filename="${slug}.csv"`,
      'x-content-type-options': 'nosniff',
    });
  });

  test('HEAD gives the same headers and no body', async () => {
    const response = await get(csv, { range: 'bytes=0-9' }, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(response.headers.get('etag')).toBe(etag());
    expect(await body(response)).toHaveLength(0);
  });

  test.each([
    ['bytes=0-9', 206, [0, 10]],
    ['bytes=5-5', 206, [5, 6]],
    ['bytes=100-', 206, [100, undefined]],
    ['bytes=-7', 206, [-7, undefined]],
    ['bytes=-99999999', 206, [0, undefined]],
    ['bytes=10-99999999', 206, [10, undefined]],
    ['bytes=99999999-', 416, null],
    ['bytes=-0', 416, null],
    ['bytes=9-5', 200, [0, undefined]],
    ['bytes=0-1,3-4', 200, [0, undefined]],
    ['bytes=-', 200, [0, undefined]],
    ['lines=1-2', 200, [0, undefined]],
  ] as const)('Range %s answers %i with the right bytes', async (range, status, slice) => {
    const response = await get(csv, { range });
    expect(response.status).toBe(status);
    const expected = slice === null ? Buffer.alloc(0) : bytes.subarray(...slice);
    expect(await body(response)).toEqual(expected);
    const start = slice === null ? 0 : slice[0] < 0 ? bytes.length + slice[0] : slice[0];
    const named =
      status === 206
        ? `bytes ${start}-${start + expected.length - 1}/${bytes.length}`
        : `bytes */${bytes.length}`;
    expect(response.headers.get('content-range')).toBe(status === 200 ? null : named);
  });

  test('If-None-Match saves a transfer, also before a range', async () => {
    expect((await get(csv, { 'if-none-match': etag(), range: 'bytes=0-1' })).status).toBe(304);
    expect((await get(csv, { 'if-none-match': `"x", W/${etag()}` })).status).toBe(304);
    expect((await get(csv, { 'if-none-match': '"x"' })).status).toBe(200);
  });

  test('a stale If-Range gets the whole file, never a part of another one', async () => {
    expect((await get(csv, { range: 'bytes=0-9', 'if-range': etag() })).status).toBe(206);
    const stale = ['"old"', `W/${etag()}`, 'Sat, 21 Nov 2026 00:00:00 GMT'];
    for (const ifRange of stale)
      expect((await get(csv, { range: 'bytes=0-9', 'if-range': ifRange })).status, ifRange).toBe(200);
  });

  test('that is not as its manifest says is not sent, and the reader is told', async () => {
    const response = await get(`/datasets/${slug}/1.0.0/README.md`);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('damaged');
  });

  test('of simulated volunteers is saved under a name that says so', async () => {
    const response = await get(`/datasets/${slug}/1.2.0/${slug}.csv`);
    expect(response.headers.get('content-disposition')).toContain(`filename="SIMULATED-${slug}.csv"`);
  });
});

describe('a file by its checksum', () => {
  const sumOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

  test('is the same file, whatever release it is of', async () => {
    const response = await get(`/files/sha256/${sumOf(bytes)}`, { range: 'bytes=0-9' });
    expect([response.status, response.headers.get('etag')]).toEqual([206, etag()]);
    expect(await body(response)).toEqual(bytes.subarray(0, 10));
    const zip = await readFile(join(folder, slug, '1.1.0', `${slug}-1.1.0.zip`));
    expect(await body(await get(`/files/sha256/${sumOf(zip)}`))).toEqual(zip);
  });

  test('of no release, or no checksum, is not found', async () => {
    for (const sum of [sumOf(Buffer.from('secret')), 'x', '..%2fsecret.txt', '0'.repeat(64)])
      expect((await get(`/files/sha256/${sum}`)).status, sum).toBe(404);
  });

  test('of a release that was withdrawn is gone, with the reason', async () => {
    const data = await readFile(join(folder, slug, '1.3.0', `${slug}.csv`));
    expect((await get(`/files/sha256/${sumOf(data)}`)).status).toBe(410);
  });
});

describe('of a release that was withdrawn', () => {
  test.each([`${slug}.csv`, `${slug}.parquet`, `${slug}.json`, `${slug}-1.3.0.zip`, 'measurements.json'])(
    '%s is gone, and a sentence says why',
    async (file) => {
      const response = await get(`/datasets/${slug}/1.3.0/${file}`);
      expect(response.status).toBe(410);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toBe(
        'This release was withdrawn on 28 November 2026, and its data are no longer given out: Fakes moved the figures.',
      );
    },
  );

  test.each([
    'README.md',
    'manifest.json',
    'SHA256SUMS',
    'SHA256SUMS.sig',
    'signing-key.pub',
    'codebook.html',
  ])('%s remains', async (file) => {
    expect((await get(`/datasets/${slug}/1.3.0/${file}`)).status).toBe(200);
  });
});

test('a release that is withdrawn while the server runs is gone from then on', async () => {
  const running = await mkdtemp(join(tmpdir(), 'daylight-downloads-'));
  await sampleRelease(running, '1.0.0');
  const app = portalRoutes({ releasesFolder: running, baseUrl: 'http://x', studyName: 'x' });
  const path = `/datasets/${slug}/1.0.0/${slug}.csv`;
  expect((await app.request(path)).status).toBe(200);
  await withdrawRelease(running, {
    dataset: slug,
    version: '1.0.0',
    reason: 'Fakes moved the figures.',
    day: '2026-11-28',
  });
  expect((await app.request(path)).status).toBe(410);
  await rm(running, { recursive: true, force: true });
});

test('a paper in HTML may style itself and do nothing else', async () => {
  const { headers } = await get(`/datasets/${slug}/1.1.0/codebook.html`);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(policy).toContain('sandbox');
  expect(policy).not.toContain('script');
});

test('a program elsewhere may ask what is latest, and learns when there is nothing', async () => {
  const elsewhere = { origin: 'chrome-extension://abcdefghijklmnop' };
  const answers = [
    [`/datasets/${slug}/latest/manifest.json`, 302],
    [`/datasets/${slug}/1.1.0/manifest.json`, 200],
    [`/datasets/${slug}/1.1.0/${slug}.json`, 200],
    ['/datasets/not-published/latest/manifest.json', 404],
  ] as const;
  for (const [path, status] of answers) {
    const response = await get(path, elsewhere);
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([status, '*']);
  }
  const preflight = await get(`/datasets/${slug}/latest/manifest.json`, elsewhere, 'OPTIONS');
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
});

test('latest leads to the newest release of real volunteers', async () => {
  for (const file of ['', `${slug}.csv`]) {
    const response = await get(`/datasets/${slug}/latest/${file}`);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(`/datasets/${slug}/1.1.0/${file}`);
  }
  expect((await get(`/datasets/${slug}/latest`)).status).toBe(302);
});

test.each([
  `/datasets/${slug}/1.1.0/unlisted.txt`,
  `/datasets/${slug}/1.1.0/..%2f..%2f..%2fsecret.txt`,
  `/datasets/${slug}/1.1.0/%2e%2e%2f%2e%2e%2fsecret.txt`,
  `/datasets/${slug}/1.1.0/..%5c..%5csecret.txt`,
  `/datasets/${slug}/1.1.0/%252e%252e%252fsecret.txt`,
  `/datasets/${slug}/..%2f/secret.txt`,
  `/datasets/..%2f${slug}/1.1.0/manifest.json`,
  '/datasets/%2e%2e/secret.txt',
  '/datasets/./secret.txt',
  `/datasets/${slug}/1.1.0/${slug}.csv%00.txt`,
  `/datasets/${slug}/1.1.0/${slug.toUpperCase()}.csv`,
  `/datasets/${slug}/1.1.0/%ff`,
  `/datasets/${slug}/01.1.0/manifest.json`,
  `/datasets/${slug}/latest/..%2fmanifest.json`,
  '/datasets/__proto__/1.0.0/constructor',
  `/datasets/${slug}/1.1.0/../../../secret.txt`,
  '/../../../../../../etc/passwd',
])('%s is not found, even when asked for byte by byte', async (path) => {
  // fetch would tidy the dots away; a raw request does not.
  const { status, text } = await new Promise<{ status: number | undefined; text: string }>(
    (answered, failed) => {
      request(origin, { path }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString('utf8');
        });
        response.on('end', () => answered({ status: response.statusCode, text }));
      })
        .on('error', failed)
        .end();
    },
  );
  expect(status).toBe(404);
  expect(text).not.toContain('secret');
  expect(text).not.toContain('root:');
});
