/**
 * A number from 0 up to but without 1, the same again for the same seed: so that a scan can be repeated by whoever doubts
 * it. Never for noise or for anything secret.
 */
export type SeededRandom = () => number;

/** Mulberry32 (Tommy Ettinger, public domain), begun from a text by FNV-1a. */
export function seededRandom(seed: string): SeededRandom {
  let state = 0x811c9dc5;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
