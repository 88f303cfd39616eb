import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { extract } from './extract.ts';
import { aPack } from './testing/a-pack.ts';

const address = 'https://shop.example/list';
const pack = aPack(
  { ad: { kind: 'ad', select: '.ad', format: 'text' }, card: {} },
  { evidence: [{ select: 'a', least: 2 }] },
);
const layoutOf = (html: string) =>
  extract(new JSDOM(html, { url: address }).window.document, address, pack)[0]?.layout;

const card = '<li><h3><a href="/1">thing</a></h3><p>price</p></li>';

test('more items, other words, classes and attributes are the same layout', () => {
  const layout = layoutOf(`<main>${card}</main>`);
  expect(layout).toMatch(/^[0-9a-f]{8}$/);
  expect(layoutOf(`<main>${card.repeat(9)}</main>`)).toBe(layout);
  expect(layoutOf('<main><li class=x><h3><a>other</a></h3><p id=p>words</p></li></main>')).toBe(layout);
});

test('a longer list within an item is the same layout', () => {
  const tags = (n: number) => layoutOf(`<main><li><h3>thing</h3>${'<b>tag</b>'.repeat(n)}</li></main>`);
  expect(tags(5)).toBe(tags(1));
});

test('another element in the items is another layout', () => {
  const layout = layoutOf(`<main>${card.repeat(3)}</main>`);
  expect(layoutOf(`<main>${card.replaceAll('h3', 'h4').repeat(3)}</main>`)).not.toBe(layout);
  expect(layoutOf(`<main>${card.replace('<p>', '<i></i><p>').repeat(3)}</main>`)).not.toBe(layout);
});

test('the most frequent form of the most frequent kind of item counts, not what is in between', () => {
  const layout = layoutOf(`<main>${card.repeat(3)}</main>`);
  expect(layoutOf(`<main>${card}<li>bare</li>${card.repeat(2)}<div class=ad>buy</div></main>`)).toBe(layout);
});

test('where nothing is read, what is around the evidence is the layout', () => {
  const unread = (tag: string) => layoutOf(`<main><${tag}><a>1</a></${tag}><${tag}><a>2</a></${tag}></main>`);
  expect(unread('section')).toMatch(/^[0-9a-f]{8}$/);
  expect(unread('section')).not.toBe(unread('article'));
});

test('a page that shows nothing has no layout', () => {
  expect(layoutOf('<main></main>')).toBeNull();
});
