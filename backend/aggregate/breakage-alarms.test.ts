import { expect, test } from 'vitest';
import { type BreakageLevel, breakageAlarms } from './breakage-alarms.ts';

const levelOf = (change: Partial<BreakageLevel> = {}): BreakageLevel => ({
  ...{ source: 'youtube', surface: 'home', rules: 'youtube@7' },
  ...{ contributors: 10, affected: 5, share: 0.2 },
  ...change,
});
const isAlarm = (now: Partial<BreakageLevel>, ...before: Partial<BreakageLevel>[]) =>
  breakageAlarms([levelOf(now)], before.map(levelOf)).length > 0;

test('a fifth of the page views is an alarm, and less is not where nothing is known of the week before', () => {
  expect(isAlarm({ share: 0.2 })).toBe(true);
  expect(isAlarm({ share: 0.199 })).toBe(false);
});

test('fewer than five contributors, or fewer than three who are affected, raise nothing', () => {
  expect(isAlarm({ contributors: 4, affected: 4, share: 1 })).toBe(false);
  expect(isAlarm({ contributors: 5, affected: 2, share: 0.4 })).toBe(false);
  expect(isAlarm({ contributors: 5, affected: 3, share: 0.4 })).toBe(true);
});

test('three times the level of the week before is an alarm, from one page view in twenty on', () => {
  expect(isAlarm({ share: 0.06 }, { share: 0.02 })).toBe(true);
  expect(isAlarm({ share: 0.06 }, { share: 0.021 })).toBe(false);
  expect(isAlarm({ share: 0.049 }, { share: 0 })).toBe(false);
  expect(isAlarm({ share: 0.06 }, { share: 0.01, contributors: 4 })).toBe(false);
});

test('new rules are held against what earlier rules made of the same surface, by their contributors', () => {
  const before = [
    { rules: 'youtube@5', contributors: 30, share: 0 },
    { rules: 'youtube@6', contributors: 10, share: 0.08 },
  ];
  expect(breakageAlarms([levelOf({ share: 0.06 })], before.map(levelOf))).toMatchObject([{ before: 0.02 }]);
  expect(isAlarm({ share: 0.06 }, { share: 0.01, surface: 'search' })).toBe(false);
});

test('the worst comes first', () => {
  const shares = breakageAlarms(
    [0.3, 0.9, 0.5].map((share) => levelOf({ share })),
    [],
  );
  expect(shares.map(({ share }) => share)).toEqual([0.9, 0.5, 0.3]);
});
