import { expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { compare } from './compare.ts';
import type { Expectation } from './expectation.ts';
import { hash8, plain } from './key-of.ts';

const common = {
  source: 'shop',
  surface: 'list',
  position: { section: null, index: 0 },
  labels: [],
  context: { page: 'list', hostItem: null, reach: 'unknown' as const },
  seen: { day: '2026-01-31', visibleMs: 0 },
  rules: 'shop@1',
};
const item = (id: string, title = `Title ${id}`): Observation => ({
  ...{ kind: 'result', id: newDayId(0), ...common },
  item: { id, url: null, title, publisher: { id: 'maker', name: 'Maker' } },
  completeness: { missing: id === 'b' ? ['publisher.id'] : [] },
});
const answer = (urls: (string | null)[], status: 'answered' | 'refused' = 'answered'): Observation => ({
  ...{ kind: 'answer', id: newDayId(0), ...common },
  item: { id: null, url: null, title: null, publisher: { id: null, name: null } },
  completeness: { missing: [] },
  answer: {
    ...{ provider: 'P', model: null, mode: null, status, text: 'x'.repeat(50) },
    citations: urls.map((url, n) => ({ n: n + 1, url, domain: url && new URL(url).hostname, title: null })),
  },
});
const expecting = (list: Expectation['surfaces'][string]): Expectation => ({
  ...{ capture: 'shop/x.html', url: 'https://shop.example/' },
  surfaces: { list },
});
const scoreOf = (observations: Observation[], list: Expectation['surfaces'][string]) =>
  compare('shop', observations, expecting(list), () => 2);

test('what is there and read, there and not read, read and not there, are told apart', () => {
  const [score] = scoreOf([item('a'), item('b'), item('x')], {
    result: [
      ['a', hash8('Title a'), hash8('Maker')],
      ['b', hash8('Another title'), hash8('Somebody')],
      ['c', null, null],
    ],
  });
  expect(score).toMatchObject({
    ...{ expected: 3, found: 3, matched: 2 },
    ...{ titles: { right: 1, of: 2 }, publishers: { right: 1, of: 2 }, fields: { read: 5, of: 6 } },
  });
});

test('what nobody expected on a surface is a score of its own', () => {
  const scores = scoreOf([item('a')], { ad: [['x', null, null]] });
  expect(scores.map(({ kind, expected, found }) => [kind, expected, found])).toEqual([
    ['result', 0, 1],
    ['ad', 1, 0],
  ]);
});

test('one thing that is read twice is right once', () => {
  const [score] = scoreOf([item('a'), item('a')], { result: [['a', null, null]] });
  expect(score).toMatchObject({ expected: 1, found: 2, matched: 1 });
});

test('citations are matched by address or domain, and a missing address is one that is to be missing', () => {
  const [score] = scoreOf(
    [
      answer([
        'https://a.example/x',
        'https://b.example/y',
        null,
        'https://wrong.example/',
        'https://a.example/x',
      ]),
    ],
    {
      answer: [
        { status: 'answered', citations: ['https://www.a.example/x/', 'b.example', null, 'c.example'] },
      ],
    },
  );
  expect(score?.citations).toEqual({ expected: 4, matched: 3, found: 4 });
});

test('a status that is read otherwise is wrong, and a text of another length is another text', () => {
  const [score] = scoreOf([answer([], 'refused')], {
    answer: [{ status: 'answered', citations: [], textLength: [100, 200] }],
  });
  expect(score).toMatchObject({ matched: 0, statuses: { right: 0, of: 1 } });
});

test.each([
  ['https://www.shop.example/a/?x=1#y', 'shop.example/a'],
  ['https://www.youtube.com/watch?v=abc', 'youtube.com/watch?v=abc'],
  ['shop.example', 'shop.example'],
])('%s is the same page as %s', (key, same) => {
  expect(plain(key)).toBe(same);
});
