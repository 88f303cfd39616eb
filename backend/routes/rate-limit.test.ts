import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paths } from '#shared/wire/paths.ts';
import { Problem } from '#shared/wire/problem.ts';
import { startBackend } from '../../e2e/simulate/backend-process.ts';
import type { Store } from '../store/open-store.ts';
import { addressPrefix } from './address-prefix.ts';
import { Buckets, type RateLimits } from './rate-limit.ts';
import { origin, testApp } from './testing/test-app.ts';

test.each([
  ['203.0.113.77', '203.0.113'],
  ['::ffff:203.0.113.77', '203.0.113'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
  ['2001:DB8:1::9', '2001:db8:1'],
  ['2001:db8::9', '2001:db8:0'],
  ['fe80::1%eth0', 'fe80:0:0'],
  ['::', '0:0:0'],
])('%s belongs to the network %s', (address, network) => {
  expect(addressPrefix(address)).toBe(network);
});

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '', 'unknown', '203.0.113.7:4711', '_hidden'])(
  '%j is no network that could be limited',
  (address) => {
    expect(addressPrefix(address)).toBeUndefined();
  },
);

test('a bucket gives a burst, then as much as flows in, and says how long to wait', () => {
  const buckets = new Buckets(60, 60_000);
  const start = Date.UTC(2026, 10, 28, 12);
  for (let i = 0; i < 120; i++) expect(buckets.take('a', start)).toBe(0);
  expect(buckets.take('a', start)).toBe(1);
  expect(buckets.take('b', start), 'another network does not suffer').toBe(0);
  expect(buckets.take('a', start + 1000)).toBe(0);
  expect(buckets.take('a', start + 1000)).toBe(1);
});

test('memory is bounded: twenty thousand networks leave no more names than there is room for', () => {
  const buckets = new Buckets(1, 60_000, 100);
  const now = Date.UTC(2026, 10, 28, 12);
  for (let i = 0; i < 20_000; i++) buckets.take(`10.${i >> 8}.${i & 255}`, now + i);
  expect(buckets.names()).toHaveLength(100);
});

test('what is remembered holds no address, differs in every process, and is forgotten at the end of the day', () => {
  const [one, other] = [new Buckets(1, 3_600_000), new Buckets(1, 3_600_000)];
  const evening = Date.UTC(2026, 10, 28, 23, 59);
  for (const buckets of [one, other]) buckets.take('203.0.113', evening);
  expect(one.names().join()).not.toContain('203');
  expect(one.names()).not.toEqual(other.names());
  const before = one.names();
  one.take('203.0.113', evening + 2 * 60_000);
  expect(one.names()).toHaveLength(1);
  expect(one.names()).not.toEqual(before);
});

const noStore = { pool: { query: async () => ({ rows: [] }) } } as unknown as Store;

/** Asks a server with these limits, from an address. */
async function asker(limits: Partial<RateLimits>) {
  const rateLimits = { requestsPerMinute: 0, enrolmentsPerHour: 0, trustedProxies: 0, ...limits };
  const { app } = await testApp(noStore, { rateLimits });
  return (address: string, path: string = paths.rules, headers: Record<string, string> = {}) =>
    app.fetch(
      new Request(origin + path, { headers: { origin: 'chrome-extension://abcdefghijklmnop', ...headers } }),
      { incoming: { socket: { remoteAddress: address } } },
    );
}

test('whoever sends too much is told when to come back, in words that an extension may read', async () => {
  const ask = await asker({ requestsPerMinute: 2 });
  for (let i = 0; i < 4; i++) expect((await ask(`203.0.113.${i}`)).status).toBe(200);
  const refused = await ask('203.0.113.200');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('30');
  expect(refused.headers.get('access-control-allow-origin')).toBe('chrome-extension://abcdefghijklmnop');
  expect(Problem.parse(await refused.json()).code).toBe('rate_limited');
  expect((await ask('203.0.114.1')).status).toBe(200);
  for (let i = 0; i < 9; i++) expect((await ask('127.0.0.1')).status).toBe(200);
});

test('enrolling is limited more tightly than the rest, and the rest goes on', async () => {
  const ask = await asker({ requestsPerMinute: 100, enrolmentsPerHour: 1 });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await ask('203.0.113.1', paths.challenge)).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await ask('203.0.113.1')).status).toBe(200);
});

test('X-Forwarded-For is believed as far as our own proxies wrote it, and no further', async () => {
  const said = (list: string) => ({ 'x-forwarded-for': list });
  const none = await asker({ requestsPerMinute: 1 });
  const one = await asker({ requestsPerMinute: 1, trustedProxies: 1 });
  const outcomes = async (ask: typeof none, list: (i: number) => string) => {
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await ask('198.51.100.1', paths.rules, said(list(i)))).status);
    return statuses;
  };
  expect(await outcomes(none, (i) => `10.0.${i}.1`)).toEqual([200, 200, 429, 429]);
  expect(await outcomes(one, (i) => `10.0.${i}.1, 203.0.113.5`)).toEqual([200, 200, 429, 429]);
  expect(await outcomes(one, (i) => `10.1.${i}.1`)).toEqual([200, 200, 200, 200]);
});

test('a server as it is started knows where requests come from: by their socket, or by its proxy', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-limits-'));
  const limits = { DAYLIGHT_REQUESTS_PER_MINUTE: '1', HOST: '0.0.0.0' };
  const direct = await startBackend(join(folder, 'direct'), limits);
  const proxied = await startBackend(join(folder, 'proxied'), { ...limits, DAYLIGHT_TRUSTED_PROXIES: '1' });
  const statuses = async (url: string, headers: Record<string, string> = {}) => {
    const seen = [];
    for (let i = 0; i < 4; i++) seen.push((await fetch(url + paths.rules, { headers })).status);
    return seen;
  };
  // A machine without any network has no address but those of itself, which are never limited.
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  const { port } = new URL(direct.url);
  if (outside) expect(await statuses(`http://${outside.address}:${port}`)).toEqual([200, 200, 429, 429]);
  expect(await statuses(direct.url, { 'x-forwarded-for': '203.0.113.5' })).toEqual([200, 200, 200, 200]);
  expect(await statuses(proxied.url, { 'x-forwarded-for': '203.0.113.5' })).toEqual([200, 200, 429, 429]);
  await Promise.all([direct.stop(), proxied.stop()]);
  rmSync(folder, { recursive: true });
}, 120_000);
