import { expect, test } from 'vitest';
import { addDays } from '#shared/day.ts';
import { limits } from '#shared/wire/limits.ts';
import { windowOf } from '../../backend/aggregate/window.ts';
import { demonstrationDays } from './demonstration-days.ts';

const todays = Array.from({ length: 60 }, (_, index) => addDays('2026-10-20', index));

test.each(todays)(
  'on %s the demonstration is about at least 14 days of one window that a server takes',
  (today) => {
    const { until, days } = demonstrationDays(today);
    const first = addDays(until, 1 - days);
    expect(days).toBeGreaterThanOrEqual(14);
    expect(windowOf(first)).toEqual(windowOf(until));
    expect(until < today).toBe(true);
    expect(first > addDays(today, -limits.oldestDays)).toBe(true);
  },
);

test('it is about yesterday, once two weeks of its window have passed', () => {
  expect(demonstrationDays('2026-11-16')).toEqual({ until: '2026-11-15', days: 14 });
  expect(demonstrationDays('2026-11-15')).toEqual({ until: '2026-11-01', days: 26 });
  expect(demonstrationDays('2026-11-30')).toEqual({ until: '2026-11-29', days: 28 });
});
