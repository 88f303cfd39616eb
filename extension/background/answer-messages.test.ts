import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { aRecommendation } from '../consent/testing/a-recommendation.ts';
import type { Router } from '../messages/router.ts';
import { MemoryOutside } from '../platform/testing/memory-outside.ts';
import { Database } from '../store/database.ts';
import { answerMessages } from './answer-messages.ts';
import { applyConsent } from './apply-consent.ts';
import type { Deps } from './deps.ts';
import { Uploader } from './uploader.ts';

const host = 'https://www.youtube.com/*';
const rule = { select: 'article', fields: {}, required: [] };
const pack: RulePack = {
  source: 'youtube',
  name: 'YouTube',
  version: 1,
  hosts: [host],
  surfaces: [{ id: 'home', page: 'home', path: '/', container: ['main'], items: ['ad', 'video'] }],
  items: { video: { ...rule, kind: 'recommendation' }, ad: { ...rule, kind: 'ad', format: 'video' } },
};
const document = 'a'.repeat(64);

let outside: MemoryOutside;
let deps: Deps;
let router: Router;
beforeEach(() => {
  outside = new MemoryOutside();
  const database = new Database(`background-${crypto.randomUUID()}`);
  const packs = new Map([['youtube', pack]]);
  // Port 9 is closed: an upload ends as offline, and stays in the outbox.
  deps = { database, outside, packs, document, study: 'daylight', backend: 'http://127.0.0.1:9' };
  router = answerMessages(deps, new Uploader(deps));
});
afterEach(() => deps.database.delete());

const ask = (name: string, body: object = {}) => router.answer({ name, body }, { sender: 'extension' });
const page = { sender: 'page', url: new URL('https://www.youtube.com/') } as const;
const optIn = { source: 'youtube', kinds: ['recommendation'], document, locale: 'en', adult: true };

function report(id = newDayId(Date.now())) {
  const { id: _, source, seen, rules, ...draft } = aRecommendation();
  const counts = [{ surface: 'home', containers: 1, items: 1, visible: 1, parsed: 1, failed: 0 }];
  return { pageView: crypto.randomUUID(), rules, items: [{ id, visibleMs: 1200, draft }], counts };
}
const observe = (body: object = report(), origin: typeof page = page) =>
  router.answer({ name: 'observed', body }, origin);

async function switchOn() {
  outside.permitted.add(host);
  return ask('grant', optIn);
}

test('before anybody has agreed, no page is observed and nothing is kept', async () => {
  outside.permitted.add(host);
  await applyConsent(deps);
  expect(outside.observing).toEqual([]);
  expect(await router.answer({ name: 'page-opened', body: {} }, page)).toEqual({ observe: false });
  expect(await observe()).toEqual({ keep: false });
  expect(await deps.database.observations.count()).toBe(0);
});

test('a grant needs the browser’s permission and the document that is in force', async () => {
  expect(await ask('grant', optIn)).toEqual({ granted: false });
  outside.permitted.add(host);
  expect(await ask('grant', { ...optIn, document: 'b'.repeat(64) })).toEqual({ granted: false });
  expect(await deps.database.ledger.count()).toBe(0);
  expect(await ask('grant', optIn)).toEqual({ granted: true });
  expect(outside.observing).toEqual(['youtube']);
});

test('only what was agreed to is kept: an ad is not, where only recommendations are shared', async () => {
  await switchOn();
  expect(await router.answer({ name: 'page-opened', body: {} }, page)).toMatchObject({
    kinds: ['recommendation'],
  });
  const ad = { advertiser: 'Shop', landingDomain: null, disclosure: 'Sponsored', format: 'video' };
  const one = report();
  const adItem = {
    id: newDayId(Date.now()),
    visibleMs: 1,
    draft: { ...one.items[0]?.draft, kind: 'ad', ad },
  };
  await observe({ ...one, items: [...one.items, adItem] });
  expect((await deps.database.observations.toArray()).map((row) => row.observation.kind)).toEqual([
    'recommendation',
  ]);
});

test('a report that comes twice is kept once', async () => {
  await switchOn();
  const body = report();
  await observe(body);
  await observe(body);
  expect(await deps.database.observations.count()).toBe(1);
  expect(await deps.database.exposures.count()).toBe(1);
});

test.each(['https://www.youtube.com.evil.example/', 'http://www.youtube.com/', 'https://youtube.example/'])(
  'a report from %s is not listened to',
  async (address) => {
    await switchOn();
    expect(await observe(report(), { sender: 'page', url: new URL(address) } as typeof page)).toEqual({
      keep: false,
    });
  },
);

test('a field that the schema does not know is not kept: no private person’s name has a place to go', async () => {
  await switchOn();
  const body = report();
  const draft = { ...body.items[0]?.draft, commenter: 'Jane Doe' };
  await observe({ ...body, items: [{ id: newDayId(Date.now()), visibleMs: 1, draft }] });
  expect(await deps.database.observations.count()).toBe(0);
});

test('a withdrawal that comes while a report is being looked at wins: nothing of the report is left', async () => {
  await switchOn();
  const { isPermitted } = outside;
  outside.isPermitted = async () => {
    outside.isPermitted = isPermitted;
    await ask('withdraw', { source: 'youtube' });
    return true; // What the browser would have said a moment before.
  };
  expect(await observe()).toEqual({ keep: false });
  expect(await deps.database.observations.count()).toBe(0);
  expect(await deps.database.exposures.count()).toBe(0);
});

test('a pause keeps nothing and stops the observers; going on does not make up for it', async () => {
  await switchOn();
  await ask('pause', { paused: true });
  expect(outside).toMatchObject({ observing: [], stops: 1, shown: 'paused' });
  expect(await observe()).toEqual({ keep: false });
  expect(await ask('state')).toMatchObject({ paused: true, sources: [{ granted: ['recommendation'] }] });
  await ask('pause', { paused: false });
  expect(outside.observing).toEqual(['youtube']);
  expect(await deps.database.observations.count()).toBe(0);
});

test('taking the browser’s permission away in the browser’s own settings stops capture without our help', async () => {
  await switchOn();
  outside.permitted.clear();
  expect(await observe()).toEqual({ keep: false });
});

test('only what was approved goes to the outbox, and it stays there while the server cannot be reached', async () => {
  await switchOn();
  const [first, second] = [report(), report()];
  await observe(first);
  await observe(second);
  await ask('review', { approve: [first.items[0]?.id], remove: [] });
  await expect.poll(() => deps.database.outbox.toArray(), { timeout: 8000 }).toMatchObject([{ attempts: 1 }]);
  expect(await ask('state')).toMatchObject({ waiting: 1, queued: 1, sent: 0 });
});

test('after a withdrawal nothing is left to send, and the browser’s permission is given back', async () => {
  await switchOn();
  const body = report();
  await observe(body);
  await ask('review', { approve: [body.items[0]?.id], remove: [] });
  await ask('withdraw', { source: 'youtube' });
  expect(await deps.database.outbox.count()).toBe(0);
  expect(await deps.database.observations.count()).toBe(0);
  expect(outside).toMatchObject({ observing: [], shown: 'off' });
  expect(outside.permitted.size).toBe(0);
  expect(await observe()).toEqual({ keep: false });
});
