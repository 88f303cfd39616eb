import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Lets things happen at their moments, on a clock that runs faster. What is late begins at once; nothing waits for what
 * came before, but no more than `most` are under way.
 * @param moments in order, in milliseconds
 * @param speed how many milliseconds pass in one
 */
export async function pace<T extends { at: number }>(
  moments: readonly T[],
  { speed, most }: { speed: number; most: number },
  act: (moment: T) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const start = performance.now();
  for (const moment of moments) {
    const wait = start + moment.at / speed - performance.now();
    if (wait > 1) await sleep(wait);
    while (underWay.size >= most) await Promise.race(underWay);
    const acting = act(moment).finally(() => underWay.delete(acting));
    underWay.add(acting);
  }
  await Promise.all(underWay);
}
