/** Things that one contributor saw on one day. */
export interface DayOfThings {
  contributor: string;
  /** E.g. 2026-11-28. */
  day: string;
  things: number;
}

/**
 * More than a person sees on a day: one thing every three seconds for eight hours and twenty minutes. Something counts
 * as seen after a second on the screen, and few people spend a working day in feeds.
 */
const mostThingsPerDay = 10_000;

/**
 * Contributors who saw more than a person can. A flag is for a sensitivity column; nothing is deleted by it, and the
 * bounds hold without it.
 * @param days one entry or several for a contributor and day
 * @returns contributors with such a day, each once, by name
 */
export function inhumanRates(days: Iterable<DayOfThings>, most: number = mostThingsPerDay): string[] {
  const things = new Map<string, { contributor: string; sum: number }>();
  for (const { contributor, day, things: seen } of days) {
    const key = JSON.stringify([contributor, day]);
    things.set(key, { contributor, sum: (things.get(key)?.sum ?? 0) + seen });
  }
  const inhuman = [...things.values()].filter(({ sum }) => sum > most).map(({ contributor }) => contributor);
  return [...new Set(inhuman)].sort();
}
