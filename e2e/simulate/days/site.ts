import type { Random } from '../random.ts';
import type { Taste } from '../taste.ts';
import type { PageView } from './page-view.ts';

/**
 * Makes up what one person looks at on a site on one day: at least one item, so that a count never stands alone.
 * @param amount how much of a whole day, 0 to 1
 */
export type Site = (random: Random, taste: Taste, amount: number) => PageView[];

/** A number between two, of a part of a day; at least `least`. */
export function some(
  random: Random,
  amount: number,
  [low, high]: readonly [number, number],
  least = 1,
): number {
  return Math.max(least, Math.round((low + random() * (high - low)) * amount));
}
