import type { InsightsAnswer } from '../../messages/insights.ts';

type DayRow = InsightsAnswer['byDay'][number];

/** A part of a whole, 0 to 1; 0 of nothing. */
export function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** How much of a site was advertising. */
export interface AdShare {
  source: string;
  items: number;
  ads: number;
}

/** Items and ads by site, the site with the highest share of ads first. */
export function adShares(byDay: readonly DayRow[]): AdShare[] {
  const bySource = new Map<string, AdShare>();
  for (const { source, kind, n } of byDay) {
    const sums = bySource.get(source) ?? { source, items: 0, ads: 0 };
    sums.items += n;
    if (kind === 'ad') sums.ads += n;
    bySource.set(source, sums);
  }
  const fall = (a: AdShare, b: AdShare) => share(b.ads, b.items) - share(a.ads, a.items);
  return [...bySource.values()].sort((a, b) => fall(a, b) || b.items - a.items);
}
