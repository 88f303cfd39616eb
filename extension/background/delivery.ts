import { nextPause } from '../upload/policy.ts';
import type { Backend } from '../upload/post.ts';
import type { Deps } from './deps.ts';

/** What it takes to bring something to the server. */
export interface Delivery {
  deps: Deps;
  backend: Backend;
  /** Aborted when everything under way is to be broken off. */
  signal: AbortSignal;
}

/** When to try again, milliseconds since 1970. */
export function nextAttempt(
  { deps: { outside } }: Delivery,
  row: { attempts: number },
  result: { retryAfter?: number },
): number {
  return outside.now() + nextPause(row.attempts + 1, result.retryAfter, outside.random());
}
