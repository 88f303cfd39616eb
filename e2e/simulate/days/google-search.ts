import { between, chance, favour, type Random, times } from '../random.ts';
import type { Taste } from '../taste.ts';
import { anAd } from './advertisers.ts';
import type { PageView, Shown } from './page-view.ts';
import { aHeading, anAnswer, references } from './references.ts';
import { type Site, some } from './site.ts';

/** Searches, each with results, sometimes with ads above them, and often with an answer of a machine above all. */
export const googleSearch: Site = (random, taste, amount) =>
  times(taste.searches, () => aSearch(random, taste, amount));

function aSearch(random: Random, taste: Taste, amount: number): PageView {
  // Who wants to buy sees ads, who wants to know an answer.
  const wantsToBuy = chance(random, 0.35);
  const ads = wantsToBuy && chance(random, 0.8 * taste.ads) ? between(random, 1, amount < 1 ? 2 : 4) : 0;
  const overview = chance(random, wantsToBuy ? 0.2 : 0.7) ? [anOverview(random, taste)] : [];
  return {
    page: 'search',
    reach: 'search',
    surfaces: {
      'ai-overview': overview,
      'ads-top': times(ads, () => anAd(random, 5, { format: 'text' })),
      results: times(some(random, amount, [3, 7]), () => aResult(random)),
    },
  };
}

function anOverview(random: Random, taste: Taste): Shown {
  const who = { provider: 'Google', model: null, mode: 'AI Overview' };
  const cites = Math.min(1, taste.checkable + 0.2);
  return anAnswer(random, who, cites, { refused: 0, unavailable: 0.06, partial: 0.03 });
}

function aResult(random: Random): Shown {
  const domain = favour(random, references);
  const publisher = { id: domain, name: null };
  return {
    kind: 'result',
    item: { id: null, url: `https://${domain}/page`, title: aHeading(random), publisher },
  };
}
