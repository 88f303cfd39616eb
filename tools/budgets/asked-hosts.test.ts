import { expect, test } from 'vitest';
import { askedHosts, hostProblems, type Places } from './asked-hosts.ts';

const shop: Places = { source: 'shop', hosts: ['https://shop.example/*', 'https://*.shop.example/*'] };
const news: Places = { source: 'news', hosts: ['https://news.example/*'], hostChoice: 'any' };

test('a build asks for the hosts of its packs, and for any site only where people may add sites', () => {
  expect(askedHosts([shop, { ...shop, source: 'twin' }])).toEqual([
    'https://*.shop.example/*',
    'https://shop.example/*',
  ]);
  expect(askedHosts([shop, news])).toContain('https://*/*');
  expect(askedHosts([{ ...news, hostChoice: 'listed' }])).toEqual(['https://news.example/*']);
  expect(hostProblems(askedHosts([shop, news]), [shop, news])).toEqual([]);
});

test.each([
  ['<all_urls>', /only https/],
  ['*://shop.example/*', /only https/],
  ['http://shop.example/*', /only https/],
  ['https://shop.example/list/*', /not the whole of one host/],
  ['https://*.com/*', /more than a site/],
  ['https://com/*', /more than a site/],
  ['https://*/*', /no source lets people add sites/],
  ['https://elsewhere.example/*', /no source lists it/],
])('%s is refused', (host, sentence) => {
  const listing = { ...shop, hosts: [...shop.hosts, ...(sentence.source.includes('lists') ? [] : [host])] };
  expect(hostProblems([...askedHosts([shop]), host], [listing]).join('\n')).toMatch(sentence);
});

test('a host that a pack needs and a build does not list is named', () => {
  expect(hostProblems(['https://shop.example/*'], [shop])).toEqual([
    'https://*.shop.example/*: a source needs it, and the build does not list it',
  ]);
});
