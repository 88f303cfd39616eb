import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { extract } from './extract.ts';
import { locate, surfacesAt } from './locate.ts';
import { aPack } from './testing/a-pack.ts';

const address = 'https://shop.example/list';
const documentOf = (html: string) => new JSDOM(html, { url: address }).window.document;
const texts = (elements: readonly Element[]) => elements.map((e) => e.textContent);

test('a surface belongs to an address when its path and all of its parameters fit', () => {
  const parameters = [
    { name: 'tab', oneOf: ['', 'web'] },
    { name: 'kind', oneOf: ['new'] },
  ];
  const pack = aPack({ card: {} }, { path: '/list', parameters });
  const fits = (query: string) => surfacesAt(`${address}${query}`, pack).length === 1;
  expect(fits('?kind=new')).toBe(true);
  expect(fits('?kind=new&tab=web&more=1')).toBe(true);
  expect(fits('?kind=new&tab=images')).toBe(false);
  expect(fits('?tab=web')).toBe(false);
  expect(surfacesAt('no address', pack)).toEqual([]);
});

test('all rendered containers of the first alternative that has one count, and none inside another', () => {
  const html = `<nav><li>never</li></nav>
    <main><li>a</li><main><li>b</li></main></main><main hidden><li>left over</li></main><main><li>c</li></main>`;
  const pack = aPack({ card: {} }, { container: ['section', 'main', 'nav'] });
  const [located] = locate(documentOf(html), address, pack);
  expect(located?.containers).toHaveLength(2);
  expect(located?.spots.map(({ element, index }) => [element.textContent, index])).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ]);
});

test('an item that is still being written keeps its place and is left alone', () => {
  const pack = aPack({ card: { unfinished: ['[aria-busy=true]', 'i'] } });
  const html = '<main><li>a</li><li aria-busy=true>b</li><li>c <i>…</i></li><li>d</li></main>';
  const [located] = locate(documentOf(html), address, pack);
  expect(texts(located?.unfinished ?? [])).toEqual(['b', 'c …']);
  expect(located?.spots.map(({ index }) => index)).toEqual([0, 3]);
});

test('what stands in open shadow trees is found and read, and what is closed is not', () => {
  const document = documentOf('<main><x-feed></x-feed><x-closed></x-closed></main>');
  const feed = document.querySelector('x-feed')?.attachShadow({ mode: 'open' });
  if (feed) feed.innerHTML = '<h2>Shelf</h2><ul><x-card></x-card><x-card></x-card></ul>';
  for (const [i, card] of [...(feed?.querySelectorAll('x-card') ?? [])].entries())
    card.attachShadow({ mode: 'open' }).innerHTML = `<b>title ${i}</b>`;
  const closed = document.querySelector('x-closed')?.attachShadow({ mode: 'closed' });
  if (closed) closed.innerHTML = '<x-card>secret</x-card>';
  const pack = aPack(
    {
      card: {
        select: 'x-feed >>> x-card',
        fields: {
          'item.title': [{ select: '>>> b' }],
          'position.section': [{ closest: 'main', select: 'x-feed >>> h2' }],
        },
      },
    },
    { container: ['main'] },
  );
  const [reading] = extract(document, address, pack);
  expect(reading?.items.map(({ draft }) => [draft.item.title, draft.position.section])).toEqual([
    ['title 0', 'Shelf'],
    ['title 1', 'Shelf'],
  ]);
  const inside = aPack(
    { card: { select: 'x-card', fields: { 'item.title': [{ select: '>>> b' }] } } },
    {
      container: ['x-feed >>> ul'],
    },
  );
  expect(extract(document, address, inside)[0]?.items).toHaveLength(2);
});

test('an item that one rule takes only under a condition falls to the next where it does not hold', () => {
  const pack = aPack({
    ad: {
      kind: 'ad',
      format: 'native',
      select: 'li',
      when: [{ select: 'small', says: ['sponsored'] }],
      fields: { 'item.title': [{ select: 'b' }], 'ad.disclosure': [{ select: 'small' }] },
    },
    card: { fields: { 'item.title': [{ select: 'b' }] } },
  });
  const html = `<main><li><b>1</b><small>Sponsored · Shop</small></li><li><b>2</b><small>New</small></li>
    <li><b>3</b><small style="display:none">Sponsored</small></li></main>`;
  const [reading] = extract(documentOf(html), address, pack);
  expect(reading?.items.map(({ draft }) => draft.kind)).toEqual(['ad', 'recommendation', 'recommendation']);
});

test('beyond what one page view looks at, elements are counted and no more', () => {
  const [located] = locate(
    documentOf(`<main>${'<li>x</li>'.repeat(1000)}</main>`),
    address,
    aPack({ card: {} }),
  );
  expect((located?.spots.length ?? 0) + (located?.beyond ?? 0)).toBe(1000);
  expect(located?.spots.length).toBeLessThanOrEqual(400);
});

test('what was remembered is not asked again, and what changed is', () => {
  const document = documentOf('<main><li>a</li><li class=no>b</li></main>');
  const pack = aPack({ card: { select: 'li:not(.no)' } });
  const decided = new WeakMap();
  const memory = { decisions: () => decided, rendered: new WeakSet<Element>() };
  const find = () => texts(locate(document, address, pack, { memory })[0]?.spots.map((s) => s.element) ?? []);
  expect(find()).toEqual(['a']);
  document.querySelector('.no')?.removeAttribute('class');
  const b = document.querySelectorAll('li')[1];
  if (b) decided.delete(b);
  expect(find()).toEqual(['a', 'b']);
});
