import { newDayId } from '#shared/new-day-id.ts';
import type { Exposure } from '#shared/observations/exposure.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { aRecommendation } from './a-recommendation.ts';

const day = Date.UTC(2026, 10, 21);

/** Test builder: ids to take in turn. */
export const ids = Array.from({ length: 100 }, () => newDayId(day));
const items = new Map<string, Observation>();

/** Test builder: a valid ad. */
function anAd(change: { id?: string; source?: string } = {}): Observation {
  const ad = { advertiser: 'Shop', landingDomain: null, disclosure: 'Sponsored', format: 'video' } as const;
  return { ...aRecommendation(change), kind: 'ad', ad };
}

/** Test builder: a valid observation of a source and a kind. */
export function anItem(source: string, kind: Observation['kind'], id = newDayId(day)): Observation {
  if (kind === 'ad') return anAd({ id, source });
  const recommendation = aRecommendation({ id, source });
  if (kind === 'recommendation') return recommendation;
  if (kind === 'result') return { ...recommendation, kind };
  const answer = { provider: 'Somebody', model: null, mode: null, status: 'answered', text: 'Yes.' } as const;
  return { ...recommendation, kind, answer: { ...answer, citations: [] } };
}

/** Test builder: the n-th item of a source and a kind, with what was typed to get it; always the same one. */
export function theItem(source: string, kind: Observation['kind'], n: number): Observation {
  const name = `${source}/${kind}/${n}`;
  const there = items.get(name);
  if (there) return there;
  const bare = anItem(source, kind, ids[n % ids.length]);
  const item = { ...bare, context: { ...bare.context, query: `search ${n}` } };
  items.set(name, item);
  return item;
}

/** Test builder: counts of a day. */
export function anExposure(source: string, change: Partial<Exposure> = {}): Exposure {
  const counts = { pages: 1, containers: 1, items: 1, visible: 1, parsed: 1, failed: 0 };
  const rest = { withheld: 0, incomplete: 0, overflow: 0, broken: 0, layout: null };
  return { source, surface: 'home', day: '2026-11-20', rules: `${source}@1`, ...counts, ...rest, ...change };
}
