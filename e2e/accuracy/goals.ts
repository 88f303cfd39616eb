import { type Confusion, confusionRate } from './confusion.ts';
import type { Score } from './score.ts';

/** What is to be reached: shares, for each kind on each surface; of confusion at most, over all shops and searches. */
export const goals = { precision: 0.98, recall: 0.95, right: 0.98, confusion: 0.01 };

/** null where there is nothing to divide by. */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Names of the goals that a score misses; none where it reaches all that there is something to say about. */
export function missedBy(score: Score): string[] {
  const { matched, found, expected, titles, publishers, details } = score;
  const shares: [name: string, value: number | null, goal: number][] = [
    ['precision', share(matched, found), goals.precision],
    ['recall', share(matched, expected), goals.recall],
    ['titles', share(titles.right, titles.of), goals.right],
    ['publishers', share(publishers.right, publishers.of), goals.right],
    ...Object.entries(details).map(([name, { right, of }]): [string, number | null, number] => [
      name,
      share(right, of),
      goals.right,
    ]),
  ];
  return shares.filter(([, value, goal]) => (value ?? 1) < goal).map(([name]) => name);
}

/** What was confused in shops and searches, where somebody looks for one thing and is shown another. */
export function shopsAndSearches(parts: readonly Confusion[]): { rate: number | null; isReached: boolean } {
  const rate = confusionRate(parts.filter(({ group }) => group === 'shops' || group === 'search'));
  return { rate, isReached: (rate ?? 0) <= goals.confusion };
}
