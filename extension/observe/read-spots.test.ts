import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { locate } from '../extract/locate.ts';
import { aPack } from '../extract/testing/a-pack.ts';
import { ItemCache } from './item-cache.ts';
import { PageView } from './page-view.ts';
import { mostPerPageView, type ReadingLimits, readSpots } from './read-spots.ts';

const url = 'https://shop.example/';
const fields = { 'item.id': [{ attribute: 'id' }], 'item.title': [{}] };
const pack = aPack({ card: { fields }, ad: { kind: 'ad', format: 'text', select: 'p' } });
const limits: ReadingLimits = {
  ...{ kinds: ['recommendation'], mayReadQuery: false, reach: 'unknown', address: url, sliceMs: 1000 },
  isUrgent: () => false,
};
const pageOf = (html: string) => new JSDOM(`<main>${html}</main>`, { url }).window.document;
const cards = (n: number, from = 0) =>
  Array.from({ length: n }, (_, i) => `<li id=${from + i}>card ${from + i}</li>`).join('');

test('of a page view, no more than its fill is read, and the rest is counted', () => {
  const [surface] = readSpots(locate(pageOf(cards(1000)), url, pack), new ItemCache(), limits);
  expect(surface?.readings).toHaveLength(mostPerPageView);
  expect(surface?.overflow).toBe(1000 - mostPerPageView);
});

test('a feed that goes on under the same elements adds no more than the fill', () => {
  const view = new PageView();
  for (let i = 0; i < 5; i++)
    view.update(readSpots(locate(pageOf(cards(100, i * 100)), url, pack), new ItemCache(), limits), 0);
  expect(view.isFull).toBe(true);
  const [counts] = view.counts();
  expect(counts).toMatchObject({ items: mostPerPageView, parsed: mostPerPageView });
  expect(counts?.overflow).toBeGreaterThan(0);
});

test('what a person looks at is read first; what there was no time for waits', () => {
  const document = pageOf(cards(50));
  const last = document.querySelector('li:last-child');
  const noTime = { ...limits, sliceMs: -1, isUrgent: () => false };
  const located = locate(document, url, pack);
  const cache = new ItemCache();
  const [none] = readSpots(located, cache, noTime);
  expect([none?.readings.length, none?.unread.length]).toEqual([0, 50]);
  readSpots(located, cache, { ...limits, isUrgent: (e) => e === last });
  expect(readSpots(located, cache, noTime)[0]?.readings).toHaveLength(50);
});

test('kinds that were not agreed to are not read at all', () => {
  const [surface] = readSpots(locate(pageOf('<p>Buy</p><li>a</li>'), url, pack), new ItemCache(), limits);
  expect(surface?.readings.map(({ reading }) => reading.draft?.kind)).toEqual(['recommendation']);
});

test('what was read is remembered until something in it changes, wherever in it', () => {
  const document = pageOf('<li><b>a</b></li><li>b</li>');
  const cache = new ItemCache();
  const read = () =>
    readSpots(locate(document, url, pack, { memory: cache }), cache, limits)[0]?.readings.map(
      ({ reading }) => reading.draft?.item.title,
    );
  expect(read()).toEqual(['a', 'b']);
  const text = document.querySelector('b')?.firstChild;
  if (text) text.nodeValue = 'new';
  expect(read()).toEqual(['a', 'b']);
  cache.forgetAround([{ target: text } as unknown as MutationRecord]);
  expect(read()).toEqual(['new', 'b']);
});

test('an item that moves up keeps what was read of it, and has its new place', () => {
  const document = pageOf(cards(3));
  const cache = new ItemCache();
  readSpots(locate(document, url, pack), cache, limits);
  document.querySelector('li')?.remove();
  const [surface] = readSpots(locate(document, url, pack), cache, limits);
  expect(surface?.readings.map(({ reading }) => reading.draft?.position.index)).toEqual([0, 1]);
});
