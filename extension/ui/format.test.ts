// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { formatDay, formatDistance, formatDuration, formatMoment, formatSeconds } from './format.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = new Date(2026, 10, 21, 18, 0).getTime();

beforeEach(() => {
  document.documentElement.lang = 'en';
});

test.each([
  [30_000, undefined],
  [-hour, undefined],
  [minute, 'in 1 minute'],
  [59.9 * minute, 'in 59 minutes'],
  [hour, 'in 1 hour'],
  [5.99 * hour, 'in 5 hours'],
  [72 * hour, 'in 72 hours'],
])('%d ms before it leaves, an item never promises more time than there is', (left, words) => {
  expect(formatDistance(now + left, now)).toBe(words);
});

test('time left is told in the language of the page', () => {
  document.documentElement.lang = 'pl';
  expect(formatDistance(now + 5 * hour, now)).toBe('za 5 godzin');
  document.documentElement.lang = 'ar';
  expect(formatDistance(now + 2 * hour, now)).toMatch(/ساعتين/);
});

test('a moment of today has the time alone, one of tomorrow also the weekday', () => {
  expect(formatMoment(now + 40 * minute, now)).toBe('6:40 PM');
  expect(formatMoment(now + 6 * hour, now)).toMatch(/Sunday/);
});

test('a day is the same day wherever the computer stands', () => {
  expect(formatDay('2026-11-21')).toBe('Nov 21, 2026');
});

test('time in view is told in seconds', () => {
  expect(formatSeconds(1800)).toBe('1.8 seconds');
});

test.each([
  [0, '0:00'],
  [59, '0:59'],
  [754, '12:34'],
  [3600, '1:00:00'],
  [36_061, '10:01:01'],
])('a length of %i seconds is shown as %s', (length, shown) => {
  expect(formatDuration(length)).toBe(shown);
});
