import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastClosedWindow } from '../aggregate/window.ts';
import { aBatch, aConsent, aRecommendation } from '../ingest/testing/a-batch.ts';
import { aTakenBatch } from '../ingest/testing/a-taken-batch.ts';
import { addKey } from '../partner/keys.ts';
import { sqlIngestStore } from '../store/sql-ingest-store.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { makeSigningKey } from './testing/signing-key.ts';
import { origin, testApp } from './testing/test-app.ts';

const today = new Date().toISOString().slice(0, 10);
const { from } = lastClosedWindow(today);
const exhibits = `/v1/partner/exhibits?study=daylight&window=${from}`;

let opened: TestStore;
beforeAll(async () => {
  opened = await (engines[0] as (typeof engines)[0]).open();
  const store = sqlIngestStore(opened.store);
  const { contributor, publicKey } = await makeSigningKey('daylight');
  await store.enrol({ contributor, study: 'daylight', publicKey }, '2026-01-01');
  const batch = await aBatch({
    exposures: [],
    observations: Array.from({ length: 3 }, () => aRecommendation({ seen: { day: from, visibleMs: 1000 } })),
    consents: [
      { scope: { source: 'youtube', kind: 'recommendation', tier: 'exhibit' }, ...(await aConsent()) },
    ],
  });
  await store.storeBatch(aTakenBatch(contributor, batch, { day: from }));
}, 60_000);
afterAll(() => opened.dispose());

const partner = async (rowsPerDay: number, accessesPerHour = 30) => {
  const { key, kept } = await addKey(opened.store.pool, {
    ...{ name: 'Bridge', scopes: ['cells', 'exhibits'], days: 30, today },
  });
  const { send } = await testApp(opened.store, { partnerLimits: { accessesPerHour, rowsPerDay } });
  const ask = (path = exhibits) =>
    send(new Request(origin + path, { headers: { authorization: `Bearer ${key}` } }));
  return { ask, keyId: kept.keyId };
};

test('who has taken the rows of a day is told when there are more, and has an end in what was begun', async () => {
  const { ask, keyId } = await partner(6);
  for (let i = 0; i < 2; i++) expect((await (await ask()).text()).trimEnd().split('\n')).toHaveLength(3);
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({
    code: 'rate_limited',
    detail: expect.stringContaining('6 rows'),
  });
  const wait = Number(refused.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(86_400);
  const { rows } = await opened.store.pool.query<{ n: number }>(
    'select sum(rows)::int as n from access_audit where key_id = $1',
    [keyId],
  );
  expect(rows[0]?.n).toBe(6);
});

test('more than the rest of the day breaks off before it is handed out', async () => {
  const { ask } = await partner(5);
  await (await ask()).text();
  await expect((await ask()).text()).rejects.toThrow();
  // Nothing of it was counted, so what is left is there.
  await expect((await ask()).text()).rejects.toThrow();
});

test('accesses of an hour are as many as the operator says, and as many again after a rest', async () => {
  const { ask } = await partner(0, 2);
  const statuses: number[] = [];
  for (let i = 0; i < 5; i++) {
    const answer = await ask();
    statuses.push(answer.status);
    await answer.text();
  }
  expect(statuses).toEqual([200, 200, 200, 200, 429]);
});

test('records come in the forms that 4CAT imports', async () => {
  const { ask } = await partner(0);
  const lines = (await (await ask(`${exhibits}&format=4cat`)).text()).trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({
      source_platform: 'daylight',
      data: { notice: expect.stringMatching(/^Confidential: for Bridge alone/) },
    });
  const table = await ask(`${exhibits}&format=4cat-csv`);
  expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect((await table.text()).trimEnd().split('\n')).toHaveLength(4);
});
