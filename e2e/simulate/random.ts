/** Uniform in [0, 1), the same for the same seed. */
export type Random = () => number;

/** Mulberry32: a small generator that is good enough to make up volunteers, and never used for anything secret. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** One of a list. */
export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

/** One of a list, what stands first far more often: its logarithm is uniform, which is close to Zipf's law. */
export function favour<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor((list.length + 1) ** random()) - 1] ?? list[0];
}

/** True with a probability. */
export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** So many of what a maker makes. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
