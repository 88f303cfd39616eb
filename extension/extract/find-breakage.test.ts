import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { extract } from './extract.ts';
import { aPack } from './testing/a-pack.ts';

const address = 'https://shop.example/list';
const link = (n: number) => `<a href="/buy/${n}">thing ${n}</a>`;
const items = (n: number) => [...Array(n).keys()].map((i) => `<li>${link(i)}</li>`).join('');
const strays = (n: number) => [...Array(n).keys()].map((i) => `<x-new>${link(100 + i)}</x-new>`).join('');

const buyLinks = { select: 'a[href^="/buy/"]', least: 2 };
const shop = (surface: object = { evidence: [buyLinks] }) => aPack({ card: {} }, surface);
const look = (html: string, pack = shop()) => {
  const [reading] = extract(new JSDOM(html, { url: address }).window.document, address, pack);
  if (!reading) throw new Error('no surface');
  return reading;
};
const signsOf = (html: string, pack = shop()) => look(html, pack).signs;

test('a page that is read as it should be shows no sign', () => {
  expect(signsOf(`<main>${items(10)}</main>`)).toEqual([]);
});

test('a page that has nothing shows no sign, with a container and without', () => {
  expect(signsOf('<main></main>')).toEqual([]);
  expect(signsOf('<p>Nothing here</p>')).toEqual([]);
});

test('evidence without a container is a container that is missing', () => {
  expect(signsOf(`<section>${items(5)}</section>`)).toEqual(['container-missing']);
});

test('a container with evidence in which nothing is read is empty', () => {
  expect(signsOf(`<main>${strays(5)}</main>`)).toEqual(['empty']);
});

test('more than a fifth of the evidence outside of items is unread; a fifth is not', () => {
  expect(signsOf(`<main>${items(8)}${strays(2)}</main>`)).toEqual([]);
  expect(signsOf(`<main>${items(7)}${strays(3)}</main>`)).toEqual(['unread']);
});

test('more than a fifth of the items without what they must have is failing; a fifth is not', () => {
  expect(signsOf(`<main>${items(8)}<li></li><li></li></main>`)).toEqual([]);
  expect(signsOf(`<main>${items(7)}<li></li><li></li></main>`)).toEqual(['failing']);
});

test('less evidence than the least says nothing', () => {
  expect(signsOf(`<main>${strays(1)}</main>`)).toEqual([]);
  expect(signsOf(`<section>${items(1)}</section>`)).toEqual([]);
});

test('evidence that is not shown says nothing', () => {
  expect(signsOf(`<main>${items(2)}<div hidden>${strays(5)}</div></main>`)).toEqual([]);
});

test('a surface without evidence shows no sign but failing', () => {
  expect(signsOf(`<section>${items(5)}</section>`, shop({}))).toEqual([]);
  expect(signsOf('<main><li></li></main>', shop({}))).toEqual(['failing']);
});

test('each piece of evidence is counted by itself, so one that survives is enough', () => {
  const pack = shop({ evidence: [{ select: 'li b', least: 1 }, buyLinks] });
  const read = [1, 2, 3, 4].map((n) => `<li>${link(n)}<b>1</b><b>2</b><b>3</b></li>`).join('');
  expect(signsOf(`<main>${read}${strays(2)}</main>`, pack)).toEqual(['unread']);
});

test('evidence outside of the container counts only where it is said to stand nowhere else', () => {
  const page = `<main>${items(2)}</main><aside>${strays(4)}</aside>`;
  expect(signsOf(page)).toEqual([]);
  expect(signsOf(page, shop({ evidence: [{ ...buyLinks, page: true }] }))).toEqual(['unread']);
});

test('evidence that says something only alone is silent as soon as anything is read', () => {
  const pack = shop({ evidence: [{ ...buyLinks, alone: true }] });
  expect(signsOf(`<main>${strays(9)}</main>`, pack)).toEqual(['empty']);
  expect(signsOf(`<main>${items(1)}${strays(9)}</main>`, pack)).toEqual([]);
});

test('an item that swallowed others has too much of what an item has once', () => {
  const swallowed = `<main><li>${link(1)}${link(2)}${link(3)}</li></main>`;
  expect(signsOf(swallowed)).toEqual([]);
  expect(signsOf(swallowed, shop({ evidence: [{ ...buyLinks, once: true }] }))).toEqual(['unread']);
});

test('what is around an item belongs to it', () => {
  const pack = shop({ evidence: [{ select: '.row', least: 1 }] });
  expect(signsOf('<main><div class=row><li>read</li></div></main>', pack)).toEqual([]);
  expect(
    signsOf('<main><div class=row>not read</div><div class=row><li>read</li></div></main>', pack),
  ).toEqual(['unread']);
});

test('in a layout that is not known, half as much is tolerated', () => {
  const page = `<main>${items(16)}${strays(3)}</main>`;
  const layout = look(page).layout;
  const withLayouts = (layouts: (string | null)[]) => shop({ evidence: [buyLinks], layouts });
  expect(layout).toMatch(/^[0-9a-f]{8}$/);
  expect(signsOf(page, withLayouts([layout]))).toEqual([]);
  expect(signsOf(page, withLayouts(['00000000']))).toEqual(['unread']);
});

/** Results and ads in one container; the mark of an ad is evidence of ads, a link is evidence of results. */
const results = { id: 'results', page: 'list', path: '/*', container: ['main'], items: ['result'] };
const ads = { ...results, id: 'ads', items: ['ad'] };
const mixed = aPack(
  {
    ad: { kind: 'ad', select: '.ad', format: 'text' },
    result: { kind: 'result', select: 'li:not(.ad)' },
  },
  { id: 'unused', path: '/nowhere', items: ['ad'] },
);
const both = {
  ...mixed,
  surfaces: [
    { ...results, evidence: [{ ...buyLinks, least: 1 }] },
    { ...ads, evidence: [{ select: '[data-mark]', least: 1 }] },
  ],
};
const signsOfBoth = (html: string) =>
  extract(new JSDOM(html, { url: address }).window.document, address, both).map(({ signs }) => signs);

test('evidence of results in an ad belongs to the ad, since ads look like anything', () => {
  expect(signsOfBoth(`<main>${items(1)}<div class=ad>${link(7)}</div></main>`)).toEqual([[], []]);
});

test('the mark of an ad in what was taken for a result belongs to nothing', () => {
  expect(signsOfBoth(`<main><li data-mark>${link(1)}</li></main>`)).toEqual([[], ['empty']]);
});
