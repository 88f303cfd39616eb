import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { aRecommendation } from '../consent/testing/a-recommendation.ts';
import { ABackground, aReport, host } from './testing/a-background.ts';

let background: ABackground;
beforeEach(() => {
  background = new ABackground();
});
afterEach(() => background.dispose());

const count = () => background.deps.database.observations.count();
const only = async () => (await background.deps.database.observations.toArray())[0];

test('before anybody has agreed, no page is observed and nothing is kept', async () => {
  background.outside.permitted.add(host);
  const page = { sender: 'page', url: new URL('https://www.youtube.com/') } as const;
  expect(await background.router.answer({ name: 'page-opened', body: {} }, page)).toEqual({ observe: false });
  expect(await background.observe()).toEqual({ keep: false });
  expect(await count()).toBe(0);
  expect(await background.deps.database.pages.count()).toBe(0);
});

test('only what was agreed to is kept: an ad is not, where only recommendations are shared', async () => {
  await background.agree();
  const ad = { advertiser: 'Shop', landingDomain: null, disclosure: 'Sponsored', format: 'video' };
  const one = aReport();
  const adItem = {
    id: newDayId(Date.now()),
    again: false,
    visibleMs: 1,
    draft: { ...one.items[0]?.draft, kind: 'ad', ad },
  };
  await background.observe({ ...one, items: [...one.items, adItem] });
  expect((await background.deps.database.observations.toArray()).map((row) => row.kind)).toEqual([
    'recommendation',
  ]);
});

test('a report that comes twice is kept once', async () => {
  await background.agree();
  const body = aReport();
  await background.observe(body);
  await background.observe(body);
  expect(await count()).toBe(1);
  expect(await background.deps.database.exposures.count()).toBe(1);
});

test('what the person deletes stays deleted, though the page goes on reporting it', async () => {
  await background.agree();
  const body = aReport();
  await background.observe(body);
  const [item] = body.items;
  await background.ask('decide-items', { decision: 'forget', selection: { ids: [item?.id] } });
  expect(await background.observe({ ...body, items: [{ ...item, again: true, visibleMs: 9000 }] })).toEqual({
    keep: true,
  });
  expect(await count()).toBe(0);
});

test.each(['https://www.youtube.com.evil.example/', 'http://www.youtube.com/', 'https://youtube.example/'])(
  'a report from %s is not listened to',
  async (address) => {
    await background.agree();
    expect(await background.observe(aReport(), address)).toEqual({ keep: false });
  },
);

test('a page cannot send what only our own pages may send', async () => {
  await background.agree();
  const page = { sender: 'page', url: new URL('https://www.youtube.com/') } as const;
  for (const name of ['agree', 'withdraw', 'items', 'export-rows', 'send-story', 'recovery-code'])
    await expect(background.router.answer({ name, body: {} }, page)).rejects.toThrow('Not for this sender');
});

test('a field that the schema does not know is not kept: no private person’s name has a place to go', async () => {
  await background.agree();
  await background.observe(aReport({ commenter: 'Jane Doe' }));
  expect(await count()).toBe(0);
});

test('what is personal in a title is taken out before the item is kept, and shown as taken out', async () => {
  await background.agree();
  const { item } = aRecommendation();
  await background.observe(aReport({ item: { ...item, title: 'Write to jane.doe@example.org today' } }));
  const row = await only();
  expect(row?.observation.item.title).toBe('Write to [email] today');
  expect(row?.dropped).toEqual([{ field: 'item.title', kind: 'email', count: 1 }]);
  expect(JSON.stringify(row)).not.toContain('jane.doe');
});

test('an address that fits no template of its site is not kept', async () => {
  await background.agree();
  const { item } = aRecommendation();
  await background.observe(
    aReport({ item: { ...item, url: 'https://www.youtube.com/account?session=SECRET' } }),
  );
  expect((await only())?.observation.item.url).toBeNull();
  expect(JSON.stringify(await only())).not.toContain('SECRET');
});

test('a withdrawal that comes while a report is being looked at wins: nothing of the report is left', async () => {
  await background.agree();
  const { outside } = background;
  const { isPermitted } = outside;
  outside.isPermitted = async () => {
    outside.isPermitted = isPermitted;
    await background.ask('withdraw', { source: 'youtube', deleteSent: false });
    return true; // What the browser would have said a moment before.
  };
  expect(await background.observe()).toEqual({ keep: false });
  expect(await count()).toBe(0);
  expect(await background.deps.database.exposures.count()).toBe(0);
});

test('taking the browser’s permission away in the browser’s own settings stops capture without our help', async () => {
  await background.agree();
  background.outside.permitted.clear();
  expect(await background.observe()).toEqual({ keep: false });
});

test('in Firefox, taking a kind of data back in the browser stops it, too', async () => {
  background.outside.categories = new Set(['browsingActivity', 'websiteContent']);
  await background.agree();
  expect(await background.observe()).toEqual({ keep: true });
  background.outside.categories.delete('browsingActivity');
  expect(await background.observe()).toEqual({ keep: false });
  expect(await count()).toBe(1);
});

test('when there is no room left, capture stops and says so, and nothing that is here is given up', async () => {
  await background.agree();
  await background.observe();
  const { observations } = background.deps.database;
  const quota = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  observations.hook('creating', quota);
  expect(await background.observe()).toEqual({ keep: false });
  expect(await background.ask('state')).toMatchObject({ idle: 'storage-full' });
  expect(background.outside.shown).toBe('trouble');
  expect(await count()).toBe(1);
  observations.hook('creating').unsubscribe(quota);
  expect(await background.observe()).toEqual({ keep: true });
  expect(await background.ask('state')).toMatchObject({ idle: null });
  expect(await count()).toBe(2);
});
