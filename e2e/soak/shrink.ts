import type { Step } from './operation.ts';

/**
 * Makes a failing schedule shorter: leaves out ever smaller stretches as long as it still fails.
 * @param fails whether a schedule breaks a promise
 * @param most tries at most
 */
export async function shrink(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
  most = 60,
): Promise<readonly Step[]> {
  let shortest = steps;
  let tries = 0;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < shortest.length && tries < most; ) {
      const shorter = shortest.toSpliced(at, size);
      tries++;
      if (shorter.length > 0 && (await fails(shorter))) shortest = shorter;
      else at += size;
    }
  return shortest;
}
