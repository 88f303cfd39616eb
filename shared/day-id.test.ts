import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { DayId } from './day-id.ts';
import { newDayId } from './new-day-id.ts';

const noon = Date.UTC(2026, 10, 21, 12, 34, 56, 789);

test('an id tells the day and nothing of the time', () => {
  const id = DayId.parse(newDayId(noon));
  const time = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  expect(new Date(time).toISOString()).toBe('2026-11-21T00:00:00.000Z');
});

test('an ordinary UUIDv7, which tells the millisecond, is refused', () => {
  expect(DayId.safeParse(v7({ msecs: noon })).success).toBe(false);
  expect(DayId.safeParse(v7({ msecs: noon - (noon % 86_400_000) })).success).toBe(true);
});

test('ids do not repeat', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newDayId(noon))).size).toBe(10_000);
});
