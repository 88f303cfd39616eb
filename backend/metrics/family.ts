/** Labels of a value: names of ours, with values out of sets that we know. */
export type Labels = Readonly<Record<string, string>>;

/** One value of a family. `suffix` is for the parts of a histogram. */
export interface Sample {
  suffix?: '_bucket' | '_sum' | '_count';
  labels: Labels;
  value: number;
}

/** What is measured under one name, in the base units of Prometheus: seconds, bytes, ratios. */
export interface Family {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  /** The values of this moment. */
  collect(): Sample[] | Promise<Sample[]>;
}

/**
 * Series that one family has at the most. Labels come from sets of ours, so none gets near; should one ever be fed by
 * whoever sends requests, it ends here, and not in the memory of this server and of the one that collects.
 */
export const mostSeries = 500;

/** The name of a series within its family. */
export function seriesOf(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
