import { addDays } from '#shared/day.ts';

/** Four calendar weeks in UTC, from a Monday to a Sunday. Days are YYYY-MM-DD, both included. */
export interface Window {
  /** Counts from the window that began on 1 January 2024, which is 0. */
  index: number;
  from: string;
  until: string;
  /** Last day whose donations count: 72 hours after the end. What comes later counts in the next window. */
  closed: string;
}

const first = '2024-01-01';
const days = 28;
const daysOpen = 3;
const dayMs = 86_400_000;

/** Windows in one year of the budget: 364 days. */
export const windowsPerYear = 13;

/** The window that a day lies in. */
export function windowOf(day: string): Window {
  return windowAt(Math.floor((Date.parse(day) - Date.parse(first)) / dayMs / days));
}

/** The window before another. */
export function windowBefore({ index }: Window): Window {
  return windowAt(index - 1);
}

/** The window after another. */
export function windowAfter({ index }: Window): Window {
  return windowAt(index + 1);
}

/** The last window that can be published on a day: nothing can be added to it any more. */
export function lastClosedWindow(today: string): Window {
  return windowOf(addDays(today, -days - daysOpen));
}

/** Year of the budget that a window belongs to. */
export function yearOf({ index }: Window): number {
  return Math.floor(index / windowsPerYear);
}

/** Monday of each week of a window. */
export function weeksOf({ from }: Window): string[] {
  return [0, 7, 14, 21].map((offset) => addDays(from, offset));
}

/** Every day of a window. */
export function daysOf({ from }: Window): string[] {
  return Array.from({ length: days }, (_, offset) => addDays(from, offset));
}

function windowAt(index: number): Window {
  const from = addDays(first, index * days);
  const until = addDays(from, days - 1);
  return { index, from, until, closed: addDays(until, daysOpen) };
}
