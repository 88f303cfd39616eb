import { type HashBytes, hashOf, isSame, nodeInput } from './tree-hash.ts';

/** The claim that a leaf stands at a place of a tree. Hashes have 32 bytes. */
export interface InclusionClaim {
  /** Hash of the leaf. */
  leaf: Uint8Array;
  /** Its place, from 0. */
  index: number;
  /** Leaves of the tree. */
  size: number;
  root: Uint8Array;
  /** Hashes beside the way from the leaf up to the root, the lowest first. */
  proof: readonly Uint8Array[];
}

/** Whether an inclusion proof holds (RFC 9162, 2.1.3.2). */
export async function verifyInclusion(
  { leaf, index, size, root, proof }: InclusionClaim,
  hashBytes: HashBytes = hashOf,
): Promise<boolean> {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size))
    return false;
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const beside of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = await hashBytes(nodeInput(beside, hash));
      // On the right edge: up to where a node has a sibling on its left.
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else hash = await hashBytes(nodeInput(hash, beside));
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && isSame(hash, root);
}

/** Not `>> 1`, which would cut numbers to 32 bits. */
function half(n: number): number {
  return Math.floor(n / 2);
}
