import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import type { CitationRule } from '#shared/rules/item-rule.ts';
import { readCitations } from './read-citations.ts';

const read = (html: string, ...rules: CitationRule[]) =>
  readCitations(
    new JSDOM(`<main>${html}</main>`).window.document.querySelector('main') as Element,
    rules,
    'https://chat.example/',
  );

const inline: CitationRule = {
  select: '.cite',
  fields: {
    url: [{ select: 'a', attribute: 'href', transforms: [{ name: 'page-address' }] }],
    title: [{ select: 'a' }],
    claim: [{ closest: 'p', exclude: '.cite' }],
    n: [{ attribute: 'data-n' }],
  },
};
const list: CitationRule = {
  select: 'li a',
  list: true,
  fields: { url: [{ attribute: 'href', transforms: [{ name: 'page-address' }] }], title: [{}] },
};
const cite = (href: string, title = 'T') => `<span class=cite><a href="${href}">${title}</a></span>`;

test('a source stands behind each claim that names it, and behind each once', () => {
  const html = `<p>Sky is blue. ${cite('https://a.example/x?utm=1')}${cite('https://a.example/x#y')}</p>
    <p>Grass is green. ${cite('https://a.example/x')}</p>`;
  expect(read(html, inline).map(({ url, claim, domain }) => [url, claim, domain])).toEqual([
    ['https://a.example/x', 'Sky is blue.', 'a.example'],
    ['https://a.example/x', 'Grass is green.', 'a.example'],
  ]);
});

test('a number without an address means the source of that number in the list, whose others come last', () => {
  const html = `<p>One. <span class=cite data-n=2></span></p>
    <li><a href="https://a.example/">A</a></li><li><a href="https://b.example/">B</a></li>`;
  expect(read(html, inline, list)).toEqual([
    { n: 2, url: 'https://b.example/', domain: 'b.example', title: 'B', claim: 'One.' },
    { n: 1, url: 'https://a.example/', domain: 'a.example', title: 'A' },
  ]);
});

test('a source whose address the page does not show is a source all the same', () => {
  expect(read('<p>One. <span class=cite></span></p>', inline, list)).toEqual([
    { n: 1, url: null, domain: null, title: null, claim: 'One.' },
  ]);
});

test('whatever a page holds, there are at most a hundred, with numbers and domains that fit', () => {
  const many = Array.from({ length: 150 }, (_, i) => `<p>${i} ${cite(`https://s${i}.example/`)}</p>`).join(
    '',
  );
  const odd = `<p>x <span class=cite data-n=0><a href="javascript:alert(1)">J</a></span></p>`;
  const found = read(odd + many, inline);
  expect(found).toHaveLength(100);
  expect(found[0]).toMatchObject({ n: 1, url: null, domain: null });
});
