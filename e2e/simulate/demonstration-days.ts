import { addDays } from '#shared/day.ts';
import { limits } from '#shared/wire/limits.ts';
import { windowBefore, windowOf } from '../../backend/aggregate/window.ts';

/** Days of a window that must have passed before a demonstration of it is worth looking at. */
const fewestDays = 14;

/**
 * Days that the demonstration is about, all of them in one window, which a release can be made of: those of yesterday's
 * window that have passed, or of the one before where those are few. A server takes nothing that is too old.
 * @param today YYYY-MM-DD in UTC
 * @returns the last of the days, and how many there are: 14 to 28
 */
export function demonstrationDays(today: string): { until: string; days: number } {
  const yesterday = addDays(today, -1);
  const current = windowOf(yesterday);
  const hasEnough = daysFromTo(current.from, yesterday) >= fewestDays;
  const { from, until } = hasEnough ? { from: current.from, until: yesterday } : windowBefore(current);
  // One day less than the server takes: midnight may come while volunteers donate.
  const oldest = addDays(today, 1 - limits.oldestDays);
  return { until, days: Math.min(daysFromTo(from, until), daysFromTo(oldest, until)) };
}

function daysFromTo(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
}
