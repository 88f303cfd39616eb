import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScopeKind } from '#shared/consent/scope.ts';
import type { Batch } from '#shared/wire/batch.ts';
import type { ShownItem } from '../messages/items.ts';
import type { StateAnswer } from '../messages/state.ts';
import { ABackground, aReport } from './testing/a-background.ts';
import { assistantPack, searchPack } from './testing/typed-packs.ts';

let background: ABackground;
beforeEach(() => {
  background = new ABackground(undefined, [searchPack, assistantPack]);
  for (const { hosts } of background.deps.packs.values())
    for (const host of hosts) background.outside.permitted.add(host);
});
afterEach(() => background.dispose());

const searchPage = 'https://search.example/?q=bread';
const chatPage = 'https://chat.example/c/1';
const agree = (source: string, kinds: ScopeKind[], change = {}) =>
  background.agree({ choices: [{ source, kinds }], holdHours: 0, ...change });
const search = (query: string, change = {}) =>
  background.observe(
    aReport({
      kind: 'result',
      surface: 'results',
      context: { page: 'page', hostItem: null, reach: 'search', query },
      ...change,
    }),
    searchPage,
  );
const ask = (query: string) =>
  background.observe(
    aReport({
      kind: 'answer',
      surface: 'chat',
      answer: {
        provider: 'Somebody',
        model: null,
        mode: null,
        status: 'answered',
        text: 'Yes.',
        citations: [],
      },
      context: { page: 'page', hostItem: null, reach: 'unknown', query },
    }),
    chatPage,
  );
const mayRead = async (address: string) => {
  const page = { sender: 'page', url: new URL(address) } as const;
  const answer = await background.router.answer({ name: 'page-opened', body: {} }, page);
  return (answer as { query?: boolean }).query;
};
const rows = () => background.deps.database.observations.toArray();
const queries = async () => (await rows()).map(({ observation }) => observation.context.query);
const outbox = async () =>
  (await background.deps.database.outbox.toArray()).map(({ json }): Batch => JSON.parse(json));
const typedOn = async (source: string) => {
  const state = (await background.ask('state')) as StateAnswer;
  return state.sources.find((each) => each.source === source)?.typed;
};

test('a page is told to read what was typed only where that was agreed to by itself', async () => {
  await agree('search-site', ['result']);
  expect(await mayRead(searchPage)).toBe(false);
  await agree('search-site', ['result', 'query']);
  expect(await mayRead(searchPage)).toBe(true);
  await background.ask('pause', { source: 'search-site', until: 'resumed' });
  expect(await mayRead(searchPage)).toBeUndefined();
});

test('a page that reports what was typed without being asked is not believed: the item is kept alone', async () => {
  await agree('search-site', ['result']);
  await search('jo@example.com');
  expect(await queries()).toEqual([undefined]);
  expect(await background.deps.database.discards.count()).toBe(0);
});

test('what is typed goes along with items and is never agreed to alone', async () => {
  expect(await agree('search-site', ['query'])).toEqual({ outcome: 'not-permitted' });
  expect(await background.deps.database.ledger.count()).toBe(0);
});

test('on a site that does not know where to read it, what is typed cannot be agreed to', async () => {
  await agree('youtube', ['recommendation', 'query']);
  const changes = (await background.deps.database.ledger.toArray()).map(({ change }) => change);
  const onYouTube = changes.filter((change) => 'scope' in change && change.scope.source === 'youtube');
  expect(onYouTube.length).toBeGreaterThan(0);
  expect(JSON.stringify(onYouTube)).not.toContain('query');
  expect(await typedOn('youtube')).toBeNull();
});

test('a search that may be personal is not kept, with all that it found, and is counted', async () => {
  await agree('search-site', ['result', 'query']);
  await search('who called me from 0171 2345678');
  await search('bread recipes');
  expect(await queries()).toEqual(['bread recipes']);
  expect(await background.deps.database.discards.toArray()).toMatchObject([
    { source: 'search-site', kind: 'result', reason: 'long-number', n: 1 },
  ]);
});

test('a question to an assistant is kept whatever its length, without what is personal in it', async () => {
  await agree('assistant', ['answer', 'query']);
  await ask(`${'Please help me with this. '.repeat(10)}Answer to jo@example.com`);
  const [row] = await rows();
  expect(row?.observation.context.query).toMatch(/^Please help .* Answer to \[email\]$/);
  expect(row?.dropped).toEqual([
    { field: 'context.query', kind: 'email', count: 1 },
    { field: 'item.url', kind: 'url', count: 1 },
  ]);
});

test('unticking what is typed deletes it from everything that was not sent, and the items stay', async () => {
  await agree('search-site', ['result', 'query']);
  await search('bread recipes');
  await background.uploader.run();
  await search('rye flour');
  expect((await background.statuses()).sort()).toEqual(['sealed', 'waiting']);
  const [before] = await outbox();
  expect(before?.observations[0]?.context.query).toBe('bread recipes');
  await agree('search-site', ['result']);
  expect(await queries()).toEqual([undefined, undefined]);
  await background.uploader.run();
  const after = await outbox();
  expect(after.map(({ batchId }) => batchId)).not.toContain(before?.batchId);
  expect(after.flatMap(({ observations }) => observations)).toHaveLength(2);
  expect(JSON.stringify(after)).not.toContain('query');
  expect(background.outside.stops).toBeGreaterThan(0);
});

test('stopping a site takes what was typed out of what the person keeps for themselves, too', async () => {
  await agree('search-site', ['result', 'query'], { donate: false });
  await search('bread recipes');
  expect(await queries()).toEqual(['bread recipes']);
  await background.ask('withdraw', { source: 'search-site', deleteSent: false });
  expect(await background.statuses()).toEqual(['kept']);
  expect(await queries()).toEqual([undefined]);
});

test('in Firefox, without the browser’s word for what is typed the items go alone', async () => {
  const categories = new Set(['browsingActivity', 'websiteContent', 'searchTerms'] as const);
  background.outside.categories = new Set(categories);
  await agree('search-site', ['result', 'query']);
  await search('bread recipes');
  background.outside.categories.delete('searchTerms');
  expect(await mayRead(searchPage)).toBe(false);
  await background.uploader.run();
  const [batch] = await outbox();
  expect(batch?.observations).toHaveLength(1);
  expect(JSON.stringify(batch)).not.toContain('bread recipes');
  expect(await queries(), 'kept as it leaves').toEqual([undefined]);
});

test('a material change of the document stops what is typed with everything else, and nothing is ticked anew', async () => {
  await agree('search-site', ['result', 'query']);
  expect(await typedOn('search-site')).toMatchObject({ forms: ['term'], state: 'granted', isNew: false });
  background.pass(366 * 24);
  expect(await typedOn('search-site')).toMatchObject({ state: 'expired' });
  expect(await mayRead(searchPage)).toBeUndefined();
});

test('the person sees what they typed with the item, finds the item by it, and sees that it leaves', async () => {
  await agree('search-site', ['result', 'query'], { holdHours: 24 });
  await search('bread recipes');
  const filter = { statuses: ['waiting'] };
  const find = async (text: string) =>
    ((await background.ask('search-items', { filter, text, from: 0 })) as { found: ShownItem[] }).found;
  expect(await find('recipes')).toHaveLength(1);
  expect((await find('recipes'))[0]?.json).toContain('"query":"bread recipes"');
  expect(await find('cakes')).toEqual([]);
});

test('a story holds the items on the screen without what was typed to get them', async () => {
  await agree('search-site', ['result', 'query']);
  const { items, counts } = aReport({
    kind: 'result',
    surface: 'results',
    context: { page: 'page', hostItem: null, reach: 'search', query: 'bread recipes' },
  });
  const seen = items.map(({ again: _, ...item }) => ({ ...item, onScreen: true }));
  background.outside.tabPage = new URL('https://search.example/');
  background.outside.inspection = { rules: 'search-site@1', items: seen, counts };
  await background.ask('start-story', { tabId: 1 });
  const [story] = await background.deps.database.stories.toArray();
  expect(story?.draft.observations).toHaveLength(1);
  expect(JSON.stringify(story)).not.toContain('bread recipes');
});
