import { type Likes, topics } from './channels.ts';
import { type SiteName, usage } from './days/usage.ts';
import { between, chance, pick, type Random } from './random.ts';

/** What one person likes, uses, and is shown. */
export interface Taste extends Likes {
  /** Sites that the person uses and has switched on. */
  sites: readonly SiteName[];
  /** How many ads the person is shown, against the mean; 0 for those who block them. */
  ads: number;
  /** Searches on a day with searches. */
  searches: number;
  /** How often answers name their sources, 0 to 1: it depends on what one asks. */
  checkable: number;
}

/** A taste of one's own. */
export function makeTaste(random: Random): Taste {
  const sites = usage.filter(([, share]) => chance(random, share)).map(([site]) => site);
  return {
    topics: [pick(random, topics), pick(random, topics)],
    focus: 0.3 + 0.5 * random(),
    sites: sites.length > 0 ? sites : ['youtube'],
    ads: chance(random, 0.2) ? 0 : 0.5 + random(),
    searches: chance(random, 0.2) ? 8 : between(random, 1, 4),
    checkable: 0.35 + 0.6 * random(),
  };
}
