import { expect, test } from 'vitest';
import { nearFirst } from './near-first.ts';

const shops = ['com', 'de', 'co.uk', 'com.br', 'co.jp', 'pl', 'eg'].map((end) => `https://www.shop.${end}/*`);
const first = (language: string) => nearFirst(shops, language)[0];

test.each([
  ['en-US', 'com'],
  ['en', 'com'],
  ['en-GB', 'co.uk'],
  ['de', 'de'],
  ['pt-BR', 'com.br'],
  ['ja', 'co.jp'],
  ['pl-PL', 'pl'],
  ['ar', 'eg'],
])('whose browser speaks %s finds shop.%s first', (language, ending) => {
  expect(first(language)).toBe(`https://www.shop.${ending}/*`);
});

test('the others stay in their order, and all of them where none is near', () => {
  expect(nearFirst(shops, 'ja').slice(1)).toEqual(shops.filter((shop) => !shop.endsWith('.jp/*')));
  expect(nearFirst(shops, 'sv')).toEqual(shops);
  expect(nearFirst(shops, 'no language at all')).toEqual(shops);
});
