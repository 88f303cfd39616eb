import type { DetailName } from './compare-details.ts';
import { countDetail, noScore, type Score } from './score.ts';

/** Adds scores up by source, surface and kind, over captures. */
export function addUp(scores: readonly Score[]): Score[] {
  const sums = new Map<string, Score>();
  for (const score of scores) {
    const { source, surface, kind } = score;
    const key = [source, surface, kind].join('/');
    const sum = sums.get(key) ?? noScore(source, surface, kind);
    sums.set(key, sum);
    for (const name of ['captures', 'expected', 'found', 'matched'] as const) sum[name] += score[name];
    for (const name of ['titles', 'publishers', 'statuses'] as const) {
      sum[name].right += score[name].right;
      sum[name].of += score[name].of;
    }
    for (const name of ['expected', 'found', 'matched'] as const)
      sum.citations[name] += score.citations[name];
    for (const [name, share] of Object.entries(score.details)) countDetail(sum, name as DetailName, share);
    sum.fields.read += score.fields.read;
    sum.fields.of += score.fields.of;
  }
  return [...sums.values()].sort((a, b) =>
    `${a.source} ${a.surface} ${a.kind}`.localeCompare(`${b.source} ${b.surface} ${b.kind}`),
  );
}
