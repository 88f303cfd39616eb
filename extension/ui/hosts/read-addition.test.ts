import { expect, test } from 'vitest';
import { aSourceState, someHosts } from '../choices/testing/a-state.ts';
import { readAddition } from './read-addition.ts';

const news = aSourceState({ source: 'news', hostChoice: 'any', hosts: someHosts('www.paper.example') });
const shop = aSourceState({ source: 'shop', name: 'Shop', hosts: someHosts('www.shop.example') });
const add = (typed: string) => readAddition(typed, news, [news, shop]);

test('a site is added by its name, one of the list like every other', () => {
  expect(add('https://www.other.example/an/article')).toEqual({ hosts: ['https://www.other.example/*'] });
  expect(add('www.paper.example')).toEqual({ hosts: ['https://www.paper.example/*'] });
});

test('a site that has a switch of its own is named by that, whichever of its names was typed', () => {
  expect(add('shop.example')).toEqual({ problem: 'other-source', name: 'Shop' });
  expect(add('www.shop.example')).toEqual({ problem: 'other-source', name: 'Shop' });
});

test('what is no site is refused as what it is', () => {
  expect(add('http://www.other.example')).toEqual({ problem: 'not-https' });
  expect(add('router.lan')).toEqual({ problem: 'not-public' });
});
