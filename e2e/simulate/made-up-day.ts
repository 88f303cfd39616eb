import { type MadeUpDay, observe } from './days/page-view.ts';
import { sites } from './days/sites.ts';
import { chance, type Random } from './random.ts';
import type { Taste } from './taste.ts';

/** A day has an end: who has seen so much goes to no further site. */
const enough = 120;

/**
 * A plausible day in a browser: some of the sites that a person uses, and what came into view there. Never more than
 * fits one batch; of a day with `amount` 0.25, a third of that.
 * @param day YYYY-MM-DD
 * @param amount how much of a whole day, 0 to 1
 */
export function makeUpDay(random: Random, taste: Taste, day: string, amount = 1): MadeUpDay {
  const seen: MadeUpDay = { observations: [], exposures: [] };
  const visited = taste.sites.filter(() => chance(random, 0.7));
  for (const site of visited.length > 0 ? visited : taste.sites.slice(0, 1)) {
    if (seen.observations.length > enough * amount) break;
    const { observations, exposures } = observe(random, site, day, sites[site](random, taste, amount));
    seen.observations.push(...observations);
    seen.exposures.push(...exposures);
  }
  return seen;
}
