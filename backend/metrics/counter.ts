import { type Family, type Labels, mostSeries, seriesOf } from './family.ts';

/** A number that only grows while this process lives. */
export interface Counter extends Family {
  add(labels: Labels, by?: number): void;
}

/**
 * A counter by its name, which ends in `_total`.
 * @param from series that are shown from the start, at nought: what appears with its first event has no rise to be seen
 */
export function counter(name: string, help: string, from: readonly Labels[] = []): Counter {
  const series = new Map(from.map((labels) => [seriesOf(labels), { labels, value: 0 }]));
  return {
    ...{ name, help, type: 'counter' },
    add(labels, by = 1) {
      const key = seriesOf(labels);
      const known = series.get(key);
      if (known) known.value += by;
      else if (series.size < mostSeries) series.set(key, { labels, value: by });
    },
    collect: () => [...series.values()],
  };
}
