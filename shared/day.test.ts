import { expect, test } from 'vitest';
import { addDays, utcDay } from './day.ts';

test('a day is the day in UTC, whatever the clock on the wall says', () => {
  expect(utcDay(new Date('2026-11-21T23:30:00-05:00'))).toBe('2026-11-22');
});

test('days are counted over months, leap days and changes of the clock', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});
