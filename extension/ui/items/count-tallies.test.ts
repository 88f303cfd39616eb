import { expect, test } from 'vitest';
import type { TalliesAnswer } from '../../messages/tallies.ts';
import { choicesFor, countFitting } from './count-tallies.ts';

const tallies: TalliesAnswer['tallies'] = [
  { status: 'waiting', day: '2026-11-20', source: 'youtube', kind: 'ad', n: 2 },
  { status: 'waiting', day: '2026-11-21', source: 'youtube', kind: 'recommendation', n: 30 },
  { status: 'waiting', day: '2026-11-21', source: 'amazon', kind: 'ad', n: 5 },
  { status: 'sent', day: '2026-11-19', source: 'bing', kind: 'answer', n: 7 },
];

test('the number of items that fit is that of all tallies that fit', () => {
  expect(countFitting(tallies, { statuses: ['waiting'] })).toBe(37);
  expect(countFitting(tallies, { statuses: ['waiting', 'sent'], kind: 'ad' })).toBe(7);
  expect(countFitting(tallies, { statuses: ['kept'] })).toBe(0);
});

test('one can choose only what leads to items, in an order that one expects', () => {
  const { sources, kinds, days } = choicesFor(tallies, { statuses: ['waiting'] });
  expect(sources).toEqual([
    { value: 'youtube', n: 32 },
    { value: 'amazon', n: 5 },
  ]);
  expect(kinds.map(({ value }) => value)).toEqual(['recommendation', 'ad']);
  expect(days.map(({ value }) => value)).toEqual(['2026-11-21', '2026-11-20']);
});

test('a choice counts what the others leave, and never vanishes while it is chosen', () => {
  const { sources, days } = choicesFor(tallies, {
    statuses: ['waiting'],
    source: 'amazon',
    day: '2026-11-20',
  });
  expect(sources).toEqual([
    { value: 'youtube', n: 2 },
    { value: 'amazon', n: 0 },
  ]);
  expect(days).toEqual([
    { value: '2026-11-21', n: 5 },
    { value: '2026-11-20', n: 0 },
  ]);
});
