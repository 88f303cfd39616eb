import type { Observation } from '#shared/observations/observation.ts';
import type { SourceGroup } from '#shared/rules/source-group.ts';
import type { Expectation } from './expectation.ts';
import { matchItems } from './match-items.ts';

/** How often what is paid for was taken for what a site chose or found by itself, and the reverse. Counts, to add up. */
export interface Confusion {
  source: string;
  group: SourceGroup;
  /** Ads that a person finds, and of them those that were read as a result or a recommendation. */
  ads: number;
  adsAsOrganic: number;
  /** Results and recommendations that a person finds, and of them those that were read as an ad. */
  organic: number;
  organicAsAds: number;
}

/**
 * Counts the confusion on one capture, by key and over all its surfaces. One thing may stand on a page twice, paid and
 * not: only what was not read as what it is, and is too much as the other, was confused.
 */
export function confusionOf(
  { source, group }: Pick<Confusion, 'source' | 'group'>,
  observations: readonly Observation[],
  { surfaces }: Pick<Expectation, 'surfaces'>,
): Confusion {
  const there = Object.values(surfaces);
  const ads = there.flatMap(({ ad = [] }) => ad);
  const organic = there.flatMap(({ result = [], recommendation = [] }) => [...result, ...recommendation]);
  const readAds = matchItems(
    observations.filter(({ kind }) => kind === 'ad'),
    ads,
  );
  const readOrganic = matchItems(
    observations.filter(({ kind }) => kind === 'result' || kind === 'recommendation'),
    organic,
  );
  return {
    ...{ source, group, ads: ads.length, organic: organic.length },
    adsAsOrganic: matchItems(readOrganic.wrong, readAds.missed).pairs.length,
    organicAsAds: matchItems(readAds.wrong, readOrganic.missed).pairs.length,
  };
}

/** Adds confusions up by source, in the order in which they come. */
export function addUpConfusion(parts: readonly Confusion[]): Confusion[] {
  const sums = new Map<string, Confusion>();
  for (const part of parts) {
    const before = sums.get(part.source);
    sums.set(part.source, before ? sum(before, part) : { ...part });
  }
  return [...sums.values()];
}

/** Share of what was confused, of all that could be; null where there is nothing. */
export function confusionRate(parts: readonly Confusion[]): number | null {
  const all = parts.reduce((n, { ads, organic }) => n + ads + organic, 0);
  const confused = parts.reduce((n, { adsAsOrganic, organicAsAds }) => n + adsAsOrganic + organicAsAds, 0);
  return all > 0 ? confused / all : null;
}

function sum(a: Confusion, b: Confusion): Confusion {
  return {
    ...a,
    ads: a.ads + b.ads,
    adsAsOrganic: a.adsAsOrganic + b.adsAsOrganic,
    organic: a.organic + b.organic,
    organicAsAds: a.organicAsAds + b.organicAsAds,
  };
}
