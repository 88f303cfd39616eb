import { type HashBytes, hashOf, isSame, nodeInput } from './tree-hash.ts';

/** The claim that a tree goes on from an earlier one: nothing of that was changed, moved or taken away. */
export interface ConsistencyClaim {
  /** Leaves and root of the earlier tree. */
  before: { size: number; root: Uint8Array };
  now: { size: number; root: Uint8Array };
  proof: readonly Uint8Array[];
}

/** Whether a consistency proof holds (RFC 9162, 2.1.4.2). Of a tree without leaves every tree is a continuation. */
export async function verifyConsistency(
  { before, now, proof }: ConsistencyClaim,
  hashBytes: HashBytes = hashOf,
): Promise<boolean> {
  const { size } = before;
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(now.size) || size < 0 || size > now.size)
    return false;
  if (size === now.size) return proof.length === 0 && isSame(before.root, now.root);
  if (size === 0) return proof.length === 0;
  const [first, ...rest] = isPowerOfTwo(size) ? [before.root, ...proof] : proof;
  if (!first) return false;
  let at = size - 1;
  let last = now.size - 1;
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let old = first;
  let present = first;
  for (const beside of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      old = await hashBytes(nodeInput(beside, old));
      present = await hashBytes(nodeInput(beside, present));
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else present = await hashBytes(nodeInput(present, beside));
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && isSame(old, before.root) && isSame(present, now.root);
}

function half(n: number): number {
  return Math.floor(n / 2);
}

function isPowerOfTwo(n: number): boolean {
  return 2 ** Math.round(Math.log2(n)) === n;
}
