import { type Family, type Labels, mostSeries, type Sample, seriesOf } from './family.ts';

/** How values are distributed, in buckets that each hold all that is not above their bound. */
export interface Histogram extends Family {
  observe(labels: Labels, value: number): void;
}

/** A histogram by its name. @param bounds of its buckets, growing; the last one, without a bound, comes by itself */
export function histogram(name: string, help: string, bounds: readonly number[]): Histogram {
  const series = new Map<string, { labels: Labels; counts: number[]; sum: number }>();
  return {
    ...{ name, help, type: 'histogram' },
    observe(labels, value) {
      const key = seriesOf(labels);
      let one = series.get(key);
      if (!one) {
        if (series.size >= mostSeries) return;
        one = { labels, counts: Array.from({ length: bounds.length + 1 }, () => 0), sum: 0 };
        series.set(key, one);
      }
      const at = bounds.findIndex((bound) => value <= bound);
      const bucket = at === -1 ? bounds.length : at;
      one.counts[bucket] = (one.counts[bucket] ?? 0) + 1;
      one.sum += value;
    },
    collect: () => [...series.values()].flatMap((one) => samplesOf(one, bounds)),
  };
}

function samplesOf(
  { labels, counts, sum }: { labels: Labels; counts: number[]; sum: number },
  bounds: readonly number[],
): Sample[] {
  let below = 0;
  const buckets = counts.map((count, i): Sample => {
    below += count;
    const le = String(bounds[i] ?? '+Inf');
    return { suffix: '_bucket', labels: { ...labels, le }, value: below };
  });
  return [...buckets, { suffix: '_sum', labels, value: sum }, { suffix: '_count', labels, value: below }];
}
