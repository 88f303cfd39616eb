import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that this process takes up (resident set), after a full collection. */
export function residentBytes(): number {
  collect();
  collect();
  return process.memoryUsage.rss();
}

/**
 * The same once it has settled: what was freed is not given back to the system at once, and a leak does not shrink
 * however long one waits. The least of ten looks in two seconds.
 */
export async function settledBytes(): Promise<number> {
  let least = residentBytes();
  for (let look = 0; look < 10; look++) {
    await sleep(200);
    least = Math.min(least, residentBytes());
  }
  return least;
}
