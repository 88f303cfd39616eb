import { limits } from '#shared/wire/limits.ts';

const minute = 60_000;

/** First and longest pause between attempts, in milliseconds. */
export const pause = { first: minute, longest: 6 * 60 * minute } as const;

/** Items in one batch. Half of what the server takes, so that a slow connection still gets one through. */
export const batchItems = limits.batchObservations / 2;

/**
 * When to try a batch again: each pause three times as long as the one before, half of it certain and half chance, so that
 * thousands of devices do not come back at the same moment after an outage. Were it doubled, or all of it chance, the
 * first minutes would see three times the mean of the hours in which everybody returns (`e2e/simulate/outage.ts` counts
 * it). Never earlier than the server asked for.
 * @param attempts failed attempts so far, at least 1
 * @param retryAfter what the server asked for, in milliseconds
 * @param random uniform in [0, 1)
 * @returns milliseconds from now
 */
export function nextPause(attempts: number, retryAfter: number | undefined, random: number): number {
  const ceiling = Math.min(pause.longest, pause.first * 3 ** (attempts - 1));
  const jittered = Math.max(pause.first, Math.round((0.5 + random / 2) * ceiling));
  if (retryAfter === undefined) return jittered;
  return Math.min(24 * 60 * minute, retryAfter + Math.round(random * pause.first));
}
