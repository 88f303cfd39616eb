import type { Enrolments } from '../scan-enrolments.ts';
import type { SeededRandom } from '../seeded-random.ts';

/** Fakes who join within some weeks, and support the cell all of them. */
export interface Flood {
  fakes: number;
  weeks: number;
}

/**
 * 15,000 honest contributors who joined over so many weeks, in some weeks up to four times as many as in others; 8 % of
 * them, chosen by chance, support the cell. And a flood, begun in a random week.
 */
export function madeUpEnrolments(
  random: SeededRandom,
  weeks: number,
  { fakes, weeks: span }: Flood,
): Enrolments {
  const weights = Array.from({ length: weeks }, () => 1 + 3 * random());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const everybody = weights.map((weight) => Math.round((15_000 * weight) / total));
  const supporters = everybody.map((count) => {
    let hits = 0;
    for (let person = 0; person < count; person += 1) if (random() < 0.08) hits += 1;
    return hits;
  });
  const begin = Math.floor(random() * (weeks - span + 1));
  for (let fake = 0; fake < fakes; fake += 1) {
    const week = begin + Math.floor(random() * span);
    supporters[week] = (supporters[week] ?? 0) + 1;
    everybody[week] = (everybody[week] ?? 0) + 1;
  }
  return { supporters, everybody };
}
