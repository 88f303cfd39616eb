import { addDays } from '#shared/day.ts';
import { type Refusal, refuse } from './outcome.ts';

/**
 * Checks that every day lies between a first one and tomorrow: a device whose clock is a little fast is already in
 * tomorrow around midnight. Days are YYYY-MM-DD in UTC.
 */
export function checkRange(days: readonly string[], first: string, today: string): Refusal | undefined {
  const last = addDays(today, 1);
  const outside = days.find((day) => day < first || day > last);
  return outside === undefined
    ? undefined
    : refuse('day_out_of_range', `${outside} is not between ${first} and ${last}.`);
}
