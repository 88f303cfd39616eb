import { expect, test } from 'vitest';
import type { Observation } from '#shared/observations/observation.ts';
import { compare, compareWithheld } from './compare.ts';
import type { Expectation } from './expectation.ts';
import { hash8, plain } from './key-of.ts';
import { anAd, anAnswer, aResult } from './testing/some-observations.ts';

const expecting = (list: Expectation['surfaces'][string]): Expectation => ({
  ...{ capture: 'shop/x.html', url: 'https://shop.example/' },
  surfaces: { list },
});
const scoreOf = (observations: Observation[], list: Expectation['surfaces'][string]) =>
  compare('shop', observations, expecting(list), () => 2);

test('what is there and read, there and not read, read and not there, are told apart', () => {
  const [score] = scoreOf([aResult('a'), aResult('b', 'Title b', ['publisher.id']), aResult('x')], {
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
  const scores = scoreOf([aResult('a')], { ad: [['x', null, null]] });
  expect(scores.map(({ kind, expected, found }) => [kind, expected, found])).toEqual([
    ['result', 0, 1],
    ['ad', 1, 0],
  ]);
});

test('one thing that is read twice is right once', () => {
  const [score] = scoreOf([aResult('a'), aResult('a')], { result: [['a', null, null]] });
  expect(score).toMatchObject({ expected: 1, found: 2, matched: 1 });
});

test('citations are matched by address or domain, and a missing address is one that is to be missing', () => {
  const [score] = scoreOf(
    [
      anAnswer([
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
  const [score] = scoreOf([anAnswer([], 'refused')], {
    answer: [{ status: 'answered', citations: [], textLength: [100, 200] }],
  });
  expect(score).toMatchObject({ matched: 0, statuses: { right: 0, of: 1 } });
});

test('details are compared where an expectation gives them, and those of wrong items are nobody’s', () => {
  const slot = { network: '123', unit: '/123/home/top', width: 300, height: 250, filled: false };
  const right = {
    ...{ network: '123', unit: '/123/home/top', size: '300x250', filled: false, landingDomain: null },
  };
  const [score] = scoreOf([anAd(null, slot), anAd(null, slot), anAd('x')], {
    ad: [
      ['/123/home/top', null, null, right],
      ['/123/home/top', null, null, { filled: true, labels: [] }],
    ],
  });
  expect(score).toMatchObject({ expected: 2, found: 3, matched: 2 });
  expect(score?.details).toEqual({
    ...{ network: { right: 1, of: 1 }, unit: { right: 1, of: 1 }, size: { right: 1, of: 1 } },
    ...{ filled: { right: 1, of: 2 }, labels: { right: 1, of: 1 }, landingDomain: { right: 1, of: 1 } },
  });
});

test('labels are the same in any order, and one too many makes them wrong', () => {
  const labelled = { ...aResult('a'), labels: ['New', 'Best  seller'] };
  const rightsOf = (labels: string[]) =>
    scoreOf([labelled], { result: [['a', null, null, { labels }]] })[0]?.details.labels?.right;
  expect([rightsOf(['Best seller', 'New']), rightsOf(['New'])]).toEqual([1, 0]);
});

test('of an item that names nothing but its publisher, that is the key', () => {
  const post = aResult('x');
  const item = { ...post.item, id: null, title: null };
  const [score] = scoreOf([{ ...post, item }, post], { result: [[hash8('maker') ?? '', null, null]] });
  expect(score).toMatchObject({ expected: 1, found: 2, matched: 1 });
});

test('what must be withheld is counted on surfaces of which an expectation says how much', () => {
  const counts = [
    { surface: 'list', withheld: 5 },
    { surface: 'feed', withheld: 7 },
  ];
  const expectation = { surfaces: { list: { withheld: 4 }, feed: {}, side: { withheld: 2 } } };
  expect(compareWithheld('shop', counts, expectation)).toMatchObject([
    { surface: 'list', kind: 'withheld', expected: 4, found: 5, matched: 4 },
    { surface: 'side', kind: 'withheld', expected: 2, found: 0, matched: 0 },
  ]);
});

test.each([
  ['https://www.shop.example/a/?x=1#y', 'shop.example/a'],
  ['https://www.youtube.com/watch?v=abc', 'youtube.com/watch?v=abc'],
  ['shop.example', 'shop.example'],
])('%s is the same page as %s', (key, same) => {
  expect(plain(key)).toBe(same);
});
