import type { Release } from '../../publish/read-release.ts';
import type { Row } from '../../publish/row.ts';

/** A headline figure in one window, as a release published it. Shares are from 0 to 1. */
export interface FindingPoint {
  /** First and last day of the window. */
  from: string;
  until: string;
  /** Median share among volunteers, and its 95 % interval; `null` when too few stand for it. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** The share's mean among volunteers, without the lowest and the highest tenth of them. */
  mean: number | null;
  /** Volunteers in the denominator, with noise, and the 95 % interval of that number. */
  contributors: number;
  contributorsLow: number;
  contributorsHigh: number;
  /** Fewest made-up volunteers that move the value by a tenth, and the same as a share of all; `null` when none would do. */
  fakes: number | null;
  fakesShare: number | null;
  /** Whether it is no headline: too little would move it, or too few stand for it. */
  fragile: boolean;
}

/** How many volunteers have a share between two, with noise. */
export interface ShareGroup {
  /** From 0 to 1; the lower edge belongs to it. */
  from: number;
  until: number;
  volunteers: number;
  low: number;
  high: number;
}

/** A headline figure with all that was published of it. */
export interface Finding {
  /** The same in every release. */
  id: string;
  title: string;
  question: string;
  /** What the share is of, in words. */
  words: { counted: string; among: string };
  /** SHA-256 of its definition, and the day on which it was put on record. */
  digest: string;
  registered: string;
  /** Standard deviation of the noise in each bin of the histogram that it is read off. */
  sigma: number;
  /** The release that holds it. */
  release: Release;
  /** Oldest first; at least one. */
  points: readonly FindingPoint[];
  newest: FindingPoint;
  /** Volunteers of the newest window by their own share. */
  spread: readonly ShareGroup[];
  /** The same windows as rows of the dataset, for files. */
  rows: readonly Row[];
}

/** Whether a finding may stand as a headline: something can be said, and little does not move it. */
export function isHeadline({ newest }: Finding): boolean {
  return newest.value !== null && !newest.fragile;
}
