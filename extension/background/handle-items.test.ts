import { afterEach, beforeEach, expect, test } from 'vitest';
import { aRecommendation } from '../consent/testing/a-recommendation.ts';
import type { ShownItem } from '../messages/items.ts';
import { ABackground, aReport } from './testing/a-background.ts';

let background: ABackground;
beforeEach(() => {
  background = new ABackground();
});
afterEach(() => background.dispose());

const list = async (statuses = ['waiting', 'approved', 'sealed', 'sent', 'kept']) =>
  (await background.ask('items', { filter: { statuses }, offset: 0, limit: 100 })) as {
    items: ShownItem[];
    total: number;
  };
const decide = (decision: string, selection: object) =>
  background.ask('decide-items', { decision, selection });
const titled = (title: string) => {
  const { item } = aRecommendation();
  return aReport({ item: { ...item, title } });
};

test('nothing leaves before the person says so, where they chose that', async () => {
  await background.agree();
  await background.observe();
  background.pass(72);
  await background.uploader.run();
  expect(await background.statuses()).toEqual(['waiting']);
  const { items } = await list();
  expect(items[0]?.dueAt).toBeNull();
  await decide('send', { ids: [items[0]?.id] });
  await background.uploader.run();
  expect(await background.statuses()).toEqual(['sealed']);
});

test('an item leaves by itself after its waiting time, and not before', async () => {
  await background.agree({ holdHours: 24 });
  await background.observe();
  const { items } = await list();
  expect(((items[0]?.dueAt ?? 0) - background.outside.time) / 3_600_000).toBeCloseTo(24, 2);
  background.pass(23.9);
  await background.uploader.run();
  expect(await background.statuses()).toEqual(['waiting']);
  background.pass(0.2);
  await background.uploader.run();
  expect(await background.statuses()).toEqual(['sealed']);
});

test('a waiting time that is set later counts from then on: nothing old leaves at once', async () => {
  await background.agree();
  await background.observe();
  background.pass(48);
  await background.ask('set-hold', { hours: 24 });
  await background.uploader.run();
  expect(await background.statuses()).toEqual(['waiting']);
  background.pass(24.1);
  await background.uploader.run();
  expect(await background.statuses()).toEqual(['sealed']);
});

test('what is shown as leaving is, byte for byte, in the text that leaves', async () => {
  await background.agree();
  await background.observe(titled('„Brot“ – <b>& "quotes" 😀'));
  const shown = (await list()).items[0]?.json ?? '?';
  await decide('send', { filter: { statuses: ['waiting'] } });
  await background.uploader.run();
  const [sealed] = await background.deps.database.outbox.toArray();
  expect(sealed?.json).toContain(shown);
});

test('an item can be taken away until the last moment: its batch is opened and sealed without it', async () => {
  await background.agree({ holdHours: 0 });
  await background.observe();
  await background.observe();
  await background.uploader.run();
  const [before] = await background.deps.database.outbox.toArray();
  const [gone, stays] = (await list()).items;
  await decide('forget', { ids: [gone?.id] });
  await background.uploader.run();
  const [after] = await background.deps.database.outbox.toArray();
  expect(after?.batchId).not.toBe(before?.batchId);
  expect(after?.json).not.toContain(gone?.id);
  expect(after?.json).toContain(stays?.id);
});

test('what a person keeps for themselves never leaves', async () => {
  await background.agree({ holdHours: 0 });
  await background.ask('set-hold', { hours: 1 });
  await background.observe();
  await decide('keep', { filter: { statuses: ['waiting'] } });
  background.pass(2);
  await background.uploader.run();
  expect(await background.statuses()).toEqual(['kept']);
});

test('a day, a site or everything can be deleted at once', async () => {
  await background.agree();
  await background.observe();
  background.pass(24);
  await background.observe();
  const { items } = await list();
  const day = new Date(background.outside.time).toISOString().slice(0, 10);
  await decide('forget', { filter: { statuses: ['waiting', 'kept'], day } });
  expect((await list()).items.map((item) => item.id)).toEqual([items[1]?.id]);
  await decide('forget', { filter: { statuses: ['waiting'], source: 'youtube' } });
  expect(await list()).toMatchObject({ items: [], total: 0 });
  expect(await background.ask('tallies')).toEqual({ tallies: [], discards: [] });
});

test('a search finds words without regard to case and accents', async () => {
  await background.agree();
  await background.observe(titled('Crème brûlée at home'));
  await background.observe(titled('How bread is made'));
  const search = { filter: { statuses: ['waiting'] }, text: 'CREME home', from: 0 };
  const answer = (await background.ask('search-items', search)) as { found: ShownItem[]; next: null };
  expect(answer.found.map((item) => item.observation.item.title)).toEqual(['Crème brûlée at home']);
  expect(answer.next).toBeNull();
});

test('items that wait for 30 days are deleted, items that a person keeps are not', async () => {
  const { expireItems } = await import('../store/forget.ts');
  await background.agree();
  await background.observe();
  await decide('keep', { filter: { statuses: ['waiting'] } });
  await background.observe();
  background.pass(31 * 24);
  await expireItems(background.deps.database, background.outside.time);
  expect(await background.statuses()).toEqual(['kept']);
});
