import { expect, test } from 'vitest';
import type { Catalogue } from '../rules/catalogue.ts';
import { resolveRequest } from './resolve-request.ts';
import { StudyRequest } from './study-request.ts';

const none = { labels: [], labelsAsShown: false, query: null };
const result = { kind: 'result' as const, counted: 'none' as const, ...none };
const ad = { kind: 'ad' as const, counted: 'none' as const, ...none };
const posts = { kind: 'recommendation' as const, counted: 'all' as const, fields: [], ...none };
const site = { version: 1, people: false, hostChoice: 'all' as const, hosts: ['https://s.example/*'] };
const surface = { page: 'p', paths: ['/'], captures: [] };
const catalogue: Catalogue = [
  {
    ...{ source: 'shop', name: 'Shop', group: 'shops', ...site },
    surfaces: [
      {
        ...{ id: 'search', verified: true, ...surface },
        kinds: [
          { ...result, fields: ['item.id', 'item.price', 'item.publisher.id', 'item.publisher.name'] },
          { ...ad, fields: ['ad.disclosure', 'item.id'] },
        ],
      },
      { id: 'home', verified: false, ...surface, kinds: [{ ...ad, fields: ['ad.slot.unit'] }] },
    ],
  },
  {
    ...{ source: 'feed', name: 'Feed', group: 'social', ...site },
    surfaces: [{ id: 'home', verified: true, ...surface, kinds: [posts] }],
  },
];

const resolve = (...request: StudyRequest) => resolveRequest(StudyRequest.parse(request), catalogue);
const cells = (...request: StudyRequest) => {
  const resolved = resolve(...request);
  if ('problems' in resolved) throw new Error(resolved.problems.join('\n'));
  return resolved.cells.map((cell) => [`${cell.source}/${cell.surface}/${cell.kind}`, ...cell.fields]);
};

test('who names a source alone gets every kind on every surface of it, with all fields', () => {
  expect(cells({ source: 'shop' })).toEqual([
    ['shop/search/result', 'item.id', 'item.price', 'item.publisher.id', 'item.publisher.name'],
    ['shop/search/ad', 'ad.disclosure', 'item.id'],
    ['shop/home/ad', 'ad.slot.unit'],
  ]);
});

test('surfaces, kinds and fields narrow what one gets, and the beginning of a path stands for all below it', () => {
  expect(cells({ source: 'shop', kinds: ['ad'] })).toHaveLength(2);
  expect(cells({ source: 'shop', surfaces: ['home'] })).toEqual([['shop/home/ad', 'ad.slot.unit']]);
  expect(cells({ source: 'shop', fields: ['item.publisher', 'item.id'] })).toEqual([
    ['shop/search/result', 'item.id', 'item.publisher.id', 'item.publisher.name'],
    ['shop/search/ad', 'item.id'],
  ]);
});

test('two entries for the same are put together', () => {
  const entry = { source: 'shop', surfaces: ['search'], kinds: ['result'] };
  expect(cells({ ...entry, fields: ['item.price'] }, { ...entry, fields: ['item.id'] })).toEqual([
    ['shop/search/result', 'item.id', 'item.price'],
  ]);
});

test('what is only counted can be asked for and has no field; what every observation has may be named', () => {
  expect(resolve({ source: 'feed' })).toMatchObject({
    cells: [{ kind: 'recommendation', counted: 'all', fields: [], verified: true }],
  });
  expect(cells({ source: 'shop', kinds: ['result'], fields: ['seen.day'] })).toEqual([
    ['shop/search/result'],
  ]);
  expect(resolve({ source: 'feed', fields: ['item.title'] })).toMatchObject({
    problems: [expect.stringMatching(/^feed has no field "item\.title"\. There is: nothing\.$/)],
  });
});

test('every mistake is a sentence that names what there is, and the nearest where one is near', () => {
  const resolved = resolve(
    { source: 'shp' },
    { source: 'shop', surfaces: ['serch', 'home'] },
    { source: 'shop', surfaces: ['home'], kinds: ['results'] },
    { source: 'shop', kinds: ['result'], fields: ['item.prize', 'xyzzy'] },
    { source: 'feed' },
  );
  expect(resolved).toEqual({
    problems: [
      'There is no source "shp": did you mean shop? There is: shop, feed.',
      'shop has no surface "serch": did you mean search? There is: search, home.',
      'shop (home) has nothing of the kind "results". There is: ad.',
      'result of shop has no field "item.prize": did you mean item.price? There is: item.id, item.price, item.publisher.id, item.publisher.name.',
      'result of shop has no field "xyzzy". There is: item.id, item.price, item.publisher.id, item.publisher.name.',
    ],
  });
});

test.each([
  [[]],
  [{ source: 'shop' }],
  [[{ source: 'shop', feilds: [] }]],
  [[{ source: 'shop', kinds: [] }]],
])('%j is no request', (json) => {
  expect(StudyRequest.safeParse(json).success).toBe(false);
});
