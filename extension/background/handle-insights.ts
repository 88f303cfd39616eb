import { addDays, utcDay } from '#shared/day.ts';
import type { Observation } from '#shared/observations/observation.ts';
import type { InsightsAnswer } from '../messages/insights.ts';
import { itemsOf } from '../store/item-filter.ts';
import { observationStatuses } from '../store/rows.ts';
import { readTallies } from '../store/tallies.ts';
import type { Deps } from './deps.ts';

const longest = 50;

/** Adds up what this person was shown, on this device, over the last days. */
export async function addUpInsights({ database, outside }: Deps, days: number): Promise<InsightsAnswer> {
  const firstDay = addDays(utcDay(new Date(outside.now())), 1 - days);
  const since = Date.parse(firstDay);
  const tallies = await readTallies(database, { statuses: observationStatuses });
  const recent = tallies.filter((tally) => tally.day >= firstDay);
  const publishers = new Counter<{ source: string; id: string | null; name: string }>();
  const advertisers = new Counter<{ name: string }>();
  const citedDomains = new Counter<{ name: string }>();
  const results = new ResultCounter();
  const answers = { answered: 0, refused: 0, unavailable: 0, partial: 0 };
  const take = (observation: Observation) => {
    results.add(observation);
    const { kind, source, item } = observation;
    const { id, name } = item.publisher;
    if (kind === 'recommendation' && name) publishers.add(`${source}/${id ?? name}`, { source, id, name });
    if (kind === 'ad' && observation.ad.advertiser)
      advertisers.add(observation.ad.advertiser, { name: observation.ad.advertiser });
    if (kind === 'answer') {
      answers[observation.answer.status] += 1;
      for (const { domain } of observation.answer.citations)
        if (domain) citedDomains.add(domain, { name: domain });
    }
  };
  for (const status of observationStatuses)
    await itemsOf(database, status, {}, { since }).each((row) => take(row.observation));
  return {
    total: recent.reduce((sum, tally) => sum + tally.n, 0),
    byDay: addUp(recent, ({ day: seen, source, kind }) => ({ day: seen, source, kind })),
    publishers: publishers.top(longest),
    advertisers: advertisers.top(longest),
    citedDomains: citedDomains.top(longest),
    answers,
    results: results.bySource(),
  };
}

/** Counts things by a key, and gives the most frequent ones. */
class Counter<T extends object> {
  readonly #counts = new Map<string, T & { n: number }>();

  add(key: string, thing: T, n = 1): void {
    const there = this.#counts.get(key);
    if (there) there.n += n;
    else this.#counts.set(key, { ...thing, n });
  }

  top(limit: number): (T & { n: number })[] {
    return [...this.#counts.values()].sort((a, b) => b.n - a.n).slice(0, limit);
  }
}

type Recent = Awaited<ReturnType<typeof readTallies>>;

function addUp<T extends object>(tallies: Recent, by: (tally: Recent[number]) => T): (T & { n: number })[] {
  const counter = new Counter<T>();
  for (const tally of tallies) counter.add(JSON.stringify(by(tally)), by(tally), tally.n);
  return counter.top(Number.POSITIVE_INFINITY);
}

/** On sites that list search results: how many there were, and how many ads stood on the same kinds of pages. */
class ResultCounter {
  readonly #results = new Map<string, number>();
  readonly #ads = new Map<string, number>();

  add({ kind, source, context: { page } }: Observation): void {
    const counts = kind === 'result' ? this.#results : kind === 'ad' ? this.#ads : undefined;
    const place = `${source}/${page}`;
    counts?.set(place, (counts.get(place) ?? 0) + 1);
  }

  bySource(): InsightsAnswer['results'] {
    const sums = new Map<string, { source: string; results: number; sponsored: number }>();
    for (const [place, n] of this.#results) {
      const [source = ''] = place.split('/');
      const sum = sums.get(source) ?? { source, results: 0, sponsored: 0 };
      sum.results += n;
      sum.sponsored += this.#ads.get(place) ?? 0;
      sums.set(source, sum);
    }
    return [...sums.values()];
  }
}
