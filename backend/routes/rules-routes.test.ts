import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RulesIndex } from '#shared/rules/signed-pack.ts';
import { PublishedRules } from '../rules/published-rules.ts';
import { aRulesSigner, aSignedPack, aStopList } from '../rules/testing/a-signed-pack.ts';
import type { Store } from '../store/open-store.ts';
import { origin, testApp } from './testing/test-app.ts';

const signer = aRulesSigner();
const pack = aSignedPack(signer, { source: 'youtube', version: 7 });
const noDatabase = { pool: {} } as Store;

let folder: string;
let rules: PublishedRules;
let get: (path: string, headers?: Record<string, string>) => Promise<Response>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-rules-'));
  rules = new PublishedRules(folder);
  const { send } = await testApp(noDatabase, { rules });
  get = (path, headers = {}) => send(new Request(origin + path, { headers }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('where nothing is published, the list is empty and nothing is stopped', async () => {
  expect(await (await get('/v1/rules')).json()).toEqual({ rules: [] });
  expect((await get('/v1/rules/stop')).status).toBe(404);
  expect((await get('/v1/rules/youtube')).status).toBe(404);
});

test('what is published is served as it was signed, from that moment on and without a database', async () => {
  rules.publishPack(pack);
  const list = aStopList(signer, ['bing']);
  rules.publishStopList(list);
  const { source, version, digest, expires } = pack;
  expect(RulesIndex.parse(await (await get('/v1/rules')).json())).toEqual({
    rules: [{ source, version, digest, expires }],
  });
  expect(await (await get('/v1/rules/youtube')).json()).toEqual(pack);
  expect(await (await get('/v1/rules/stop')).json()).toEqual(list);
});

test('answers are the same for everybody and may be cached: no cookie, a short life, a tag to ask again by', async () => {
  rules.publishPack(pack);
  for (const path of ['/v1/rules', '/v1/rules/youtube']) {
    const answer = await get(path, { origin: 'chrome-extension://abc', cookie: 'who=me' });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const again = await get(path, {
      origin: 'chrome-extension://abc',
      'if-none-match': answer.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
    expect(again.headers.get('access-control-allow-origin')).toBe('chrome-extension://abc');
  }
});

test.each([
  '/v1/rules/..%2Frules-key.pem',
  '/v1/rules/%2e%2e%2frules-key',
  '/v1/rules/..%5Crules-key',
  '/v1/rules/youtube.json',
  '/v1/rules/youtube%00',
  '/v1/rules/YOUTUBE',
  '/v1/rules/.',
  `/v1/rules/${'a'.repeat(300)}`,
])('%s leads to no file', async (path) => {
  rules.publishPack(pack);
  writeFileSync(join(folder, 'rules-key.json'), JSON.stringify(pack));
  writeFileSync(join(folder, 'rules-key.pem'), 'secret');
  expect((await get(path)).status).toBe(404);
});

test('a damaged file is not served, and the others are', async () => {
  rules.publishPack(pack);
  mkdirSync(join(folder, 'rules'), { recursive: true });
  writeFileSync(join(folder, 'rules', 'bing.json'), '{"source":"bing"');
  writeFileSync(join(folder, 'rules', 'stop.json'), '{"sequence":0}');
  expect((await get('/v1/rules/bing')).status).toBe(500);
  expect((await get('/v1/rules/stop')).status).toBe(500);
  expect(RulesIndex.parse(await (await get('/v1/rules')).json()).rules).toHaveLength(1);
  expect((await get('/v1/rules/youtube')).status).toBe(200);
});
