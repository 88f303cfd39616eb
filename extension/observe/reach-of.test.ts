import { expect, test } from 'vitest';
import { aPack } from '../extract/testing/a-pack.ts';
import { reachOf } from './reach-of.ts';

const pack = {
  ...aPack({ card: {} }, { path: '/search*', page: 'search' }),
  reach: { search: 'search' },
} as const;
const here = 'https://shop.example/item/1';

test.each([
  ['', 'direct'],
  ['https://shop.example/search?q=x', 'search'],
  ['https://shop.example/account', 'unknown'],
  ['https://elsewhere.example/search', 'unknown'],
  ['no address', 'unknown'],
])('after "%s" a page was reached by: %s', (before, reach) => {
  expect(reachOf(before, here, pack)).toBe(reach);
});
