import { pick, type Random } from '../simulate/random.ts';

/**
 * What a network does with a request. `lost`: it never arrives. `answer-lost`: it arrives, and nobody hears of it.
 * `twice`: it arrives twice, one after the other; `at-once`: twice at the same moment. `late`: the sender gives up, and it
 * arrives later, after whatever was sent meanwhile. `busy`: somebody on the way answers 503. `foreign`: somebody on the
 * way answers with a page of theirs.
 */
const faults = ['lost', 'answer-lost', 'twice', 'at-once', 'late', 'busy', 'foreign'] as const;
export type Fault = (typeof faults)[number];

/**
 * Draws what happens to the next request.
 * @param share of requests that something happens to, 0 to 1
 */
export function drawFault(random: Random, share: number): Fault | undefined {
  return random() < share ? pick(random, faults) : undefined;
}
