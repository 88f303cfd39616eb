import type { Random } from './random.ts';

const hour = 3_600_000;

/**
 * How much of a day's demand falls into each hour of it: the shape that networks in people's homes show everywhere, with
 * the least before dawn and the most in the evening. The highest hour is 1.7 times the mean, the lowest 0.3 times.
 */
const shares = [
  [0.72, 0.52, 0.4, 0.33, 0.3, 0.33],
  [0.44, 0.62, 0.78, 0.88, 0.95, 1],
  [1.05, 1.06, 1.05, 1.08, 1.14, 1.24],
  [1.36, 1.5, 1.64, 1.7, 1.55, 1.12],
].flat();
const total = shares.reduce((sum, share) => sum + share, 0);

/** A moment of the day at which somebody sends, in milliseconds from its start, drawn by the demand of the hours. */
export function drawMoment(random: Random): number {
  let left = random() * total;
  for (const [index, share] of shares.entries()) {
    if (left < share) return (index + left / share) * hour;
    left -= share;
  }
  return 24 * hour - 1;
}

/** Moments at which so many people send on one day, in order. `who` is an index. */
export function drawDay(random: Random, people: number): { who: number; at: number }[] {
  return Array.from({ length: people }, (_, who) => ({ who, at: drawMoment(random) })).sort(
    (a, b) => a.at - b.at,
  );
}
