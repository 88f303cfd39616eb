import { JSDOM } from 'jsdom';
import { beforeEach, expect, test } from 'vitest';
import type { Kind } from '#shared/observations/kind.ts';
import { locate } from '../extract/locate.ts';
import { aPack } from '../extract/testing/a-pack.ts';
import { ItemCache } from './item-cache.ts';
import { PageView } from './page-view.ts';
import { readSpots } from './read-spots.ts';

const url = 'https://shop.example/';
const pack = aPack({
  ad: {
    kind: 'ad',
    format: 'text',
    select: '.ad',
    fields: { 'item.title': [{}], 'ad.advertiser': [{ attribute: 'by' }] },
  },
  card: {
    fields: { 'item.id': [{ attribute: 'id' }], 'item.title': [{}] },
    required: ['item.id', 'item.title'],
  },
});
let document: Document;
let main: Element;

beforeEach(() => {
  document = new JSDOM('<main></main>', { url }).window.document;
  main = document.querySelector('main') ?? document.body;
});

const update = (view: PageView, html?: string, now = 0, kind: Kind = 'recommendation'): void => {
  if (html !== undefined) main.innerHTML = html;
  const surfaces = readSpots(locate(document, url, pack), new ItemCache(), {
    ...{ kinds: [kind], mayReadQuery: false, reach: 'unknown', address: url, sliceMs: 1000 },
    isUrgent: () => false,
  });
  view.update(surfaces, now);
};
const titles = (view: PageView) => [...view.items.values()].map(({ draft }) => draft.item.title);
const a = '<li id=a>A</li>';
const b = '<li id=b>B</li>';

test('an item keeps its id when the page moves it to another element', () => {
  const view = new PageView();
  update(view, a + b);
  const ids = [...view.items.values()].map(({ id }) => id);
  update(view, b + a);
  expect([...view.items.values()].map(({ id }) => id)).toEqual(ids);
  expect(view.counts()).toMatchObject([{ items: 2, parsed: 2, failed: 0 }]);
});

test('an element that the page fills with something else is another item', () => {
  const view = new PageView();
  update(view, a);
  const element = main.firstElementChild;
  element?.setAttribute('id', 'b');
  update(view);
  expect(view.items.size).toBe(2);
  expect([...view.items.values()].map((item) => item.element)).toEqual([undefined, element]);
});

test('the same thing twice on one page is two items', () => {
  const view = new PageView();
  update(view, a + a);
  expect(new Set([...view.items.values()].map(({ id }) => id)).size).toBe(2);
});

test('items that have scrolled out of the document stay counted', () => {
  const view = new PageView();
  update(view, a + b);
  update(view, '<li id=c>C</li>');
  expect(view.counts()).toMatchObject([{ surface: 'list', containers: 1, items: 3, parsed: 3 }]);
});

test('kinds that were not agreed to do not exist: no item, no count', () => {
  const view = new PageView();
  update(view, `<p class=ad by=Shop>Buy</p><li>no id</li>${a}`);
  expect(titles(view)).toEqual(['A']);
  expect(view.counts()).toMatchObject([{ items: 2, parsed: 1, failed: 1 }]);
  const ads = new PageView();
  update(ads, undefined, 0, 'ad');
  expect(titles(ads)).toEqual(['Buy']);
  expect(ads.counts()).toMatchObject([{ items: 1, parsed: 1, failed: 0 }]);
});

test('a card that is still being filled is not a failure; one that left unread after a second is', () => {
  const view = new PageView();
  update(view, '<li>quick</li>', 0);
  update(view, '<li>slow</li>', 500);
  expect(view.counts()).toMatchObject([{ failed: 1 }]);
  update(view, a, 1600);
  expect(view.counts()).toMatchObject([{ items: 2, parsed: 1, failed: 1 }]);
});

test('an ad without an id that is still being filled is one item in the end', () => {
  const view = new PageView();
  update(view, '<p class=ad>Bu</p>', 0, 'ad');
  if (main.firstElementChild) main.firstElementChild.textContent = 'Buy now';
  update(view, undefined, 0, 'ad');
  expect(titles(view)).toEqual(['Buy now']);
});

test('what the page before left standing is measured only once it has settled', () => {
  const before = new PageView();
  update(before, a + b);
  const view = new PageView(before.shown(), 3000);
  main.children[1]?.setAttribute('id', 'new');
  update(view);
  const [left, fresh] = [...view.items.values()];
  left?.stopwatch.start(0);
  fresh?.stopwatch.start(0);
  expect([left?.stopwatch.read(2000), fresh?.stopwatch.read(2000)]).toEqual([0, 2000]);
});

test('what is only counted is counted once, however often the page moves or rebuilds it, and nothing of it is read', () => {
  const counting = aPack({
    card: {
      select: '[public]',
      fields: { 'item.id': [{ attribute: 'id' }], 'item.title': [{}] },
    },
    private: { select: 'li', countOnly: true, fields: {}, required: [], key: [{ attribute: 'id' }] },
  });
  const view = new PageView();
  const look = (html: string) => {
    main.innerHTML = html;
    const surfaces = readSpots(locate(document, url, counting), new ItemCache(), {
      ...{ kinds: ['recommendation'], mayReadQuery: false, reach: 'unknown', address: url, sliceMs: 1000 },
      isUrgent: () => false,
    });
    view.update(surfaces, 0);
  };
  look('<li id=a>by a friend</li><li id=b public>by a museum</li><li id=c>by another friend</li>');
  look('<li id=c>by another friend</li><li id=d>by a third one</li>');
  expect(view.counts()).toMatchObject([{ items: 4, parsed: 1, failed: 0, withheld: 3 }]);
  expect(titles(view)).toEqual(['by a museum']);
  expect([...view.items.values()][0]?.draft.position.index).toBe(1);
});

test('two posts of one community are two, although nothing but the community is known of them', () => {
  const community = aPack({
    post: {
      fields: { 'publisher.id': [{ attribute: 'in' }], 'publisher.status': [{ value: 'community' }] },
      required: ['publisher.id'],
      key: [{ attribute: 'id' }],
    },
  });
  const view = new PageView();
  main.innerHTML = '<li id=a in=r/garden>x</li><li id=b in=r/garden>y</li>';
  const limits = { kinds: ['recommendation'] as const, mayReadQuery: false, reach: 'unknown' as const };
  for (let look = 0; look < 2; look++) {
    const surfaces = readSpots(locate(document, url, community), new ItemCache(), {
      ...{ ...limits, address: url, sliceMs: 1000, isUrgent: () => false },
    });
    view.update(surfaces, 0);
  }
  expect(view.counts()).toMatchObject([{ items: 2, parsed: 2 }]);
});
