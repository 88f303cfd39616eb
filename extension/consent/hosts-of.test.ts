import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublicHost } from '#shared/rules/public-host.ts';
import { chosenHosts, hostsOf, type Places, readerOf } from './hosts-of.ts';

const at = (name: string) => `https://${name}.example/*`;
const video: Places = { source: 'video', hosts: [at('www.video'), at('m.video')] };
const shop: Places = { source: 'shop', hosts: [at('www.a'), at('www.b')], hostChoice: 'listed' };
const news: Places = { source: 'news', hosts: [at('www.c')], hostChoice: 'any' };
const chose = (...choices: [string, string[]][]) => ({ hosts: new Map(choices) });

test('where nothing was chosen, nothing is read, whatever the browser permits', () => {
  const everything = new Set([...shop.hosts, ...news.hosts, 'https://*/*']);
  for (const pack of [shop, news]) expect(hostsOf(pack, chose(), everything)).toEqual([]);
});

test('what was chosen is read so far as the browser permits it, host by host', () => {
  const state = chose(['shop', shop.hosts], ['news', [at('www.added')]]);
  expect(hostsOf(shop, state, new Set([at('www.b')]))).toEqual([at('www.b')]);
  expect(hostsOf(news, state, new Set([at('www.added'), at('www.c')]))).toEqual([at('www.added')]);
});

test('a source without a choice runs on all of its hosts or on none', () => {
  expect(hostsOf(video, chose(), new Set(video.hosts))).toEqual(video.hosts);
  expect(hostsOf(video, chose(), new Set(video.hosts.slice(1)))).toEqual([]);
  expect(hostsOf(video, chose(['video', []]), new Set(video.hosts))).toEqual(video.hosts);
});

test('what nobody could have chosen counts for nothing, even if it stands in the ledger', () => {
  const host = fc.oneof(
    fc.constantFrom(...shop.hosts, ...news.hosts, at('www.added'), 'https://*/*', '<all_urls>', at('*')),
    fc.webUrl(),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(host), (hosts) => {
      const state = chose(['shop', hosts], ['news', hosts]);
      expect(shop.hosts).toEqual(expect.arrayContaining(chosenHosts(shop, state)));
      for (const each of chosenHosts(news, state)) expect(isPublicHost(each)).toBe(true);
    }),
  );
});

test('a page is read by the source that is made for its site, and by none where nothing may run', () => {
  const hosts = new Map([
    ['news', [at('www.a'), at('www.added')]],
    ['shop', [at('www.a')]],
  ]);
  const reader = (url: string) => readerOf([news, shop, video], hosts, new URL(url))?.source;
  expect(reader('https://www.a.example/x')).toBe('shop');
  expect(reader('https://www.added.example/')).toBe('news');
  expect(reader('https://added.example/')).toBeUndefined();
  expect(reader('http://www.a.example/')).toBeUndefined();
  expect(reader('https://www.video.example/')).toBeUndefined();
});
