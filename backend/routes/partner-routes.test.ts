import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { lastClosedWindow } from '../aggregate/window.ts';
import { aBatch, aConsent, aRecommendation } from '../ingest/testing/a-batch.ts';
import { aTakenBatch } from '../ingest/testing/a-taken-batch.ts';
import type { KeyScope } from '../partner/key-scope.ts';
import { addKey, revokeKey } from '../partner/keys.ts';
import { sqlIngestStore } from '../store/sql-ingest-store.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { makeSigningKey } from './testing/signing-key.ts';
import { origin, testApp } from './testing/test-app.ts';

const now = new Date();
const today = now.toISOString().slice(0, 10);
const { from } = lastClosedWindow(today);
const cells = `/v1/partner/cells?study=daylight&window=${from}`;
const exhibits = `/v1/partner/exhibits?study=daylight&window=${from}`;

let opened: TestStore;
let send: (request: Request) => Promise<Response>;
beforeAll(async () => {
  opened = await (engines[0] as (typeof engines)[0]).open();
  const store = sqlIngestStore(opened.store);
  const { contributor, publicKey } = await makeSigningKey('daylight');
  await store.enrol({ contributor, study: 'daylight', publicKey }, '2026-01-01');
  const batch = await aBatch({
    exposures: [],
    observations: [aRecommendation({ seen: { day: from, visibleMs: 1000 } })],
    consents: [
      { scope: { source: 'youtube', kind: 'recommendation', tier: 'exhibit' }, ...(await aConsent()) },
    ],
  });
  await store.storeBatch(aTakenBatch(contributor, batch, { day: from }));
}, 60_000);
afterAll(() => opened.dispose());
// How much each key may is remembered by an application.
beforeEach(async () => {
  ({ send } = await testApp(opened.store));
});

const newKey = (scopes: KeyScope[] = ['cells', 'exhibits'], since = today) =>
  addKey(opened.store.pool, { name: 'Bridge', scopes, days: 30, today: since });
const ask = (path: string, key?: string) =>
  send(new Request(origin + path, key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }));
const audited = async () =>
  (await opened.store.pool.query<{ n: number }>('select count(*) as n from access_audit')).rows[0]?.n ?? 0;

test('whoever has a key gets cells and records, not to be kept by any cache, and each access is on record', async () => {
  const { key } = await newKey();
  const before = await audited();
  for (const [path, type, first] of [
    [
      cells,
      'application/x-ndjson',
      /^\{"notice":"Confidential: for Bridge alone, not for publication\. Exact/,
    ],
    [
      `${cells}&format=csv&measure=publishers`,
      'text/csv; charset=utf-8',
      /^"?# Confidential: for Bridge alone/,
    ],
    [exhibits, 'application/x-ndjson', /"item_title":"Ten minutes.*"notice":"Confidential: for Bridge alone/],
  ] as const) {
    const answer = await ask(path, key);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toMatch(first);
  }
  expect(await audited()).toBe(before + 3);
});

test('who has no key, a wrong one, one that has ended or one for something else gets nothing but a reason', async () => {
  const revoked = await newKey();
  await revokeKey(opened.store.pool, revoked.kept.keyId, today);
  const expired = await newKey(['cells', 'exhibits'], '2026-01-01');
  const before = await audited();
  for (const [path, key, status, code] of [
    [cells, undefined, 401, 'partner_key_missing'],
    [exhibits, undefined, 401, 'partner_key_missing'],
    [cells, `daylight_partner_${'A'.repeat(43)}`, 401, 'partner_key_unknown'],
    [exhibits, "' or true --", 401, 'partner_key_missing'],
    [cells, revoked.key, 410, 'partner_key_ended'],
    [exhibits, expired.key, 410, 'partner_key_ended'],
    [cells, (await newKey(['exhibits'])).key, 403, 'partner_scope_missing'],
    [exhibits, (await newKey(['cells'])).key, 403, 'partner_scope_missing'],
  ] as const) {
    const answer = await ask(path, key);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
    expect(await answer.json()).toMatchObject({ status, code });
  }
  expect(await audited()).toBe(before);
});

test.each([
  ['no study', `/v1/partner/cells?window=${from}`, 'query_invalid'],
  ['a study that there is not', `/v1/partner/cells?study=x&window=${from}`, 'study_unknown'],
  ['a window that is no day', '/v1/partner/exhibits?study=daylight&window=now', 'query_invalid'],
  ['a window that is open', `/v1/partner/exhibits?study=daylight&window=${today}`, 'query_invalid'],
  ['a measure that there is not', `${cells}&measure=everything`, 'query_invalid'],
  ['a measure of exhibits', `${exhibits}&measure=publishers`, 'query_invalid'],
  ['a window twice', `${cells}&window=2026-01-01`, 'query_invalid'],
])('a question with %s is refused with a reason, and reads nothing', async (_, path, code) => {
  const { key } = await newKey();
  const before = await audited();
  const answer = await ask(path, key);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code });
  expect(await audited()).toBe(before);
  // The place is free again.
  expect((await ask(exhibits, key)).status).toBe(200);
});

test('one key has one access at a time and so many an hour; another has its own', async () => {
  const { key } = await newKey();
  const running = await ask(exhibits, key);
  const second = await ask(exhibits, key);
  expect(second.status).toBe(429);
  expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
  await running.text();
  let taken = 1;
  for (;;) {
    const answer = await ask(exhibits, key);
    if (answer.status === 429) break;
    await answer.text();
    taken++;
  }
  expect(taken).toBe(60);
  expect((await ask(exhibits, (await newKey()).key)).status).toBe(200);
});

test('a look at the head alone reads nothing and holds nothing up', async () => {
  const { key } = await newKey();
  const before = await audited();
  const headers = { authorization: `Bearer ${key}` };
  expect((await send(new Request(origin + exhibits, { method: 'HEAD', headers }))).status).toBe(404);
  expect(await audited()).toBe(before);
  expect((await ask(exhibits, key)).status).toBe(200);
});

test('an access that is broken off gives its place back', async () => {
  const { key } = await newKey();
  const running = await ask(exhibits, key);
  await running.body?.cancel();
  expect((await ask(exhibits, key)).status).toBe(200);
});
