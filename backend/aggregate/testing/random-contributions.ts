import type { Contribution } from '../bound-contributions.ts';
import type { RandomSource } from '../noise/random.ts';

/** A whole number from `from` to `to`, as a double. */
export function numberFrom(from: number, to: number, random: RandomSource): number {
  return from + Number(random.below(BigInt(to - from + 1)));
}

/** What one person contributed to some of six cells, in any order; perhaps nothing. */
export function randomPerson(contributor: string, random: RandomSource): Contribution[] {
  return [...'abcdef']
    .filter(() => random.below(2n) === 0n)
    .map((cell) => ({ contributor, cell, count: numberFrom(1, 7, random) }));
}
