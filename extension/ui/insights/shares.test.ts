import { expect, test } from 'vitest';
import { adShares, share } from './shares.ts';

test.each([
  [1, 4, 0.25],
  [0, 4, 0],
  [0, 0, 0],
  [3, 3, 1],
])('%i of %i is %d', (part, whole, expected) => {
  expect(share(part, whole)).toBe(expected);
});

test('ads are counted against everything of their own site, the highest share first', () => {
  const row = (source: string, kind: 'ad' | 'recommendation' | 'result', n: number) => ({
    day: '2026-11-21',
    source,
    kind,
    n,
  });
  const rows = [
    row('calm', 'recommendation', 90),
    row('calm', 'ad', 10),
    row('loud', 'ad', 3),
    row('loud', 'result', 1),
    row('loud', 'ad', 1),
    row('none', 'recommendation', 7),
  ];
  expect(adShares(rows)).toEqual([
    { source: 'loud', items: 5, ads: 4 },
    { source: 'calm', items: 100, ads: 10 },
    { source: 'none', items: 7, ads: 0 },
  ]);
});

test('no rows have no shares', () => {
  expect(adShares([])).toEqual([]);
});
