import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findWidenings } from './find-widenings.ts';
import { RulePack } from './rule-pack.ts';

const video = {
  kind: 'recommendation',
  select: 'a.video',
  fields: { 'item.id': [{ attribute: 'href' }], 'item.title': [{ select: 'h3' }] },
  required: ['item.id'],
  url: 'https://shop.example/v/{item.id}',
};
const surface = {
  id: 'search',
  page: 'search',
  path: '/search',
  parameters: [{ name: 'tab', oneOf: ['', 'all'] }],
  container: ['main'],
  items: ['video'],
  unverified: true,
};
const whole = {
  source: 'shop',
  name: 'Shop',
  version: 1,
  group: 'shops',
  hosts: ['https://shop.example/*', 'https://m.shop.example/*'],
  surfaces: [surface],
  items: { video },
};
const base = RulePack.parse(whole);
const withVideo = (change: object) => ({ items: { video: { ...video, ...change } } });
const withSurface = (change: object) => ({ surfaces: [{ ...surface, ...change }] });
const widenings = (change: object, than = base) =>
  findWidenings(RulePack.parse({ ...whole, ...change }), than);

describe('not wider is', () => {
  test.each(
    Object.entries({
      'the same pack': {},
      'another selector, condition, container and required field': {
        ...withSurface({ container: ['#new', 'main'], evidence: [{ select: 'a', least: 3 }] }),
        ...withVideo({ select: '[data-video]', when: [{ select: 'b' }], required: ['item.title'] }),
      },
      'another alternative for a field that is read already': withVideo({
        fields: { ...video.fields, 'item.title': [{ select: 'h4' }, { select: 'h3' }] },
      }),
      'a second rule of the same kind': {
        ...withSurface({ items: ['video', 'tile'] }),
        items: { video, tile: { ...video, select: '.tile' } },
      },
      'fewer hosts': { hosts: ['https://shop.example/*'] },
      'fewer pages of a surface': withSurface({ parameters: [{ name: 'tab', oneOf: ['all'] }] }),
      'fewer fields': withVideo({ fields: { 'item.id': video.fields['item.id'] } }),
      'another address on a host of the pack': withVideo({ url: 'https://m.shop.example/watch/{item.id}' }),
    }),
  )('%s', (_, change) => expect(widenings(change)).toEqual([]));

  test('any pack that ships, held against itself', () => {
    const rules = new URL('../../extension/sources/youtube/rules.json', import.meta.url);
    const pack = RulePack.parse(JSON.parse(readFileSync(rules, 'utf8')));
    expect(findWidenings(pack, pack)).toEqual([]);
  });
});

describe('wider is', () => {
  const ad = { ...video, kind: 'ad', format: 'text' };
  test.each<[string, object, string[]]>([
    ['another name', { name: 'Your Bank' }, ['the name Your Bank']],
    ['a new host', { hosts: [...whole.hosts, 'https://bank.example/*'] }, ['host https://bank.example/*']],
    ['all hosts of a domain', { hosts: ['https://*.shop.example/*'] }, ['host https://*.shop.example/*']],
    [
      'a new kind',
      { ...withSurface({ items: ['ad'] }), items: { ad } },
      ['kind ad', 'kind ad on search', 'ad item.id', 'ad item.title'],
    ],
    [
      'a new surface',
      { surfaces: [surface, { ...surface, id: 'history', path: '/history', parameters: [] }] },
      ['kind recommendation on history', 'page search for history', 'surface history on /history'],
    ],
    ['another path', withSurface({ path: '/history' }), ['surface search on /history']],
    ['every path', withSurface({ path: '/*' }), ['surface search on /*']],
    ['no parameter any more', withSurface({ parameters: [] }), ['surface search on /search']],
    [
      'another value of a parameter',
      withSurface({ parameters: [{ name: 'tab', oneOf: ['', 'people'] }] }),
      ['surface search on /search'],
    ],
    ['another page name', withSurface({ page: 'home' }), ['page home for search']],
    [
      'a new field',
      withVideo({ fields: { ...video.fields, 'item.views': [{ select: '.views' }] } }),
      ['recommendation item.views'],
    ],
    [
      'words read as labels',
      withVideo({ labels: [{ read: '.badge' }] }),
      ['recommendation: words as labels'],
    ],
    [
      'a new label, which may stand for anything on the page',
      withVideo({ labels: [{ label: 'signed-in', closest: 'html', select: '#account' }] }),
      ['recommendation: label signed-in'],
    ],
    [
      'what was typed, on a surface',
      withSurface({ query: [{ select: 'input', attribute: 'value' }] }),
      ['search: what a person typed, as a search term'],
    ],
    [
      'what was typed, beside an item',
      withVideo({ query: [{ select: '.prompt' }] }),
      ['search: what a person typed, as a question'],
    ],
    [
      'a look at the address of the page',
      withVideo({ fields: { ...video.fields, 'item.title': [{ address: true }] } }),
      ['recommendation item.title from the address []'],
    ],
    [
      'the search term as the item that a page is about',
      withSurface({ hostItem: { transforms: [{ name: 'query-parameter', key: 'q' }] } }),
      ['search: from the address [{"name":"query-parameter","key":"q"}]'],
    ],
    [
      'addresses on a foreign host',
      withVideo({ url: 'https://tracker.example/{item.id}' }),
      ['addresses at tracker.example'],
    ],
    ['addresses on what is no host', withVideo({ url: 'https://..-/{item.id}' }), ['addresses at ..-']],
  ])('%s', (_, change, expected) => expect(widenings(change).toSorted()).toEqual(expected.toSorted()));

  test('a search term that would count as a question, for which fewer are discarded', () => {
    const query = [{ select: '.typed' }];
    const term = RulePack.parse({ ...whole, ...withSurface({ query }), ...withVideo({ query }) });
    expect(widenings(withVideo({ query }), term)).toEqual(['search: what a person typed, as a question']);
    expect(widenings(withSurface({ query }), term)).toEqual([]);
  });

  test('a field that a citation did not have', () => {
    const answer = (fields: object) =>
      withVideo({ kind: 'answer', provider: 'Shop', citations: [{ select: 'a', fields }] });
    const url = [{ attribute: 'href' }];
    const known = RulePack.parse({ ...whole, ...answer({ url }) });
    expect(widenings(answer({ url }), known)).toEqual([]);
    expect(widenings(answer({ url, claim: [{}] }), known)).toEqual(['citation claim']);
  });
});
