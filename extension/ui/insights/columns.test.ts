import { expect, test } from 'vitest';
import { columnsOf, sumByColumn } from './columns.ts';

test('a week is seven days that end with today', () => {
  const columns = columnsOf(7, '2026-03-02');
  expect(columns).toHaveLength(7);
  expect(columns[0]).toEqual({ first: '2026-02-24', last: '2026-02-24' });
  expect(columns.at(-1)).toEqual({ first: '2026-03-02', last: '2026-03-02' });
});

test.each([
  [30, 30],
  [90, 90],
  [365, 53],
])('%i days are shown in %i columns', (days, count) => {
  expect(columnsOf(days, '2026-11-21')).toHaveLength(count);
});

test('a year of weeks holds each of its days once: the last week is whole, the first is what is left', () => {
  const columns = columnsOf(365, '2026-11-21');
  expect(columns[0]).toEqual({ first: '2025-11-22', last: '2025-11-22' });
  expect(columns.at(-1)).toEqual({ first: '2026-11-15', last: '2026-11-21' });
  const starts = columns.slice(1).map((column) => Date.parse(column.first));
  const ends = columns.slice(0, -1).map((column) => Date.parse(column.last));
  expect(starts.map((start, i) => start - (ends[i] ?? 0))).toEqual(starts.map(() => 86_400_000));
});

test('rows are added up in the column of their day, and rows of other days nowhere', () => {
  const columns = [
    { first: '2026-11-01', last: '2026-11-07' },
    { first: '2026-11-08', last: '2026-11-14' },
  ];
  const rows = [
    { day: '2026-11-01', n: 1 },
    { day: '2026-11-07', n: 2 },
    { day: '2026-11-08', n: 4 },
    { day: '2026-11-15', n: 8 },
    { day: '2026-10-31', n: 16 },
  ];
  expect(sumByColumn(columns, rows)).toEqual([3, 4]);
});
