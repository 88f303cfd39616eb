import type { Work } from './challenge.ts';

/**
 * Bytes that one attempt hashes. So many that it is the hashing that costs, and not the call of WebCrypto around it: over
 * a short text a browser would manage a fifth of what a program does that calls nothing, and over this much about as
 * many. Who wants a thousand keys gains nothing by leaving the browser.
 */
const attemptBytes = 16 * 1024;

/** Attempts under way at a time; WebCrypto spreads them over its threads. */
const abreast = 32;

/**
 * What one attempt hashes: solution, challenge and key, again and again until it is long enough. The solution stands
 * first, so that no part of the hash can be computed once for many, and the key is in it, so that it serves no other.
 */
export function workBytes(challenge: string, publicKey: string, solution: string): Uint8Array<ArrayBuffer> {
  const once = new TextEncoder().encode(`${solution}|${challenge}|${publicKey}|`).subarray(0, attemptBytes);
  const bytes = new Uint8Array(attemptBytes);
  bytes.set(once);
  for (let filled = once.length; filled < attemptBytes; filled *= 2)
    bytes.copyWithin(filled, 0, Math.min(filled, attemptBytes - filled));
  return bytes;
}

/** Whether a SHA-256 begins with so many zero bits. */
export function hasLeadingZeros(hash: Uint8Array, bits: number): boolean {
  const whole = bits >> 3;
  if (hash.subarray(0, whole).some((byte) => byte !== 0)) return false;
  return (hash[whole] ?? 0) >> (8 - (bits & 7)) === 0;
}

/**
 * Does the work of a challenge (a proof of work in the manner of Hashcash, Back 2002): looks for a solution under which
 * the SHA-256 of `workBytes` begins with so many zero bits. Takes 2^bits attempts on average. Whoever calls is not
 * blocked: the hashing is done beside them.
 * @throws the reason of the signal when it is aborted
 */
export async function doWork(
  challenge: string,
  publicKey: string,
  bits: number,
  signal?: AbortSignal,
): Promise<Work> {
  for (let next = 0; ; next += abreast) {
    signal?.throwIfAborted();
    const solutions = Array.from({ length: abreast }, (_, index) => (next + index).toString(36));
    const hashes = await Promise.all(
      solutions.map((solution) => crypto.subtle.digest('SHA-256', workBytes(challenge, publicKey, solution))),
    );
    const found = hashes.findIndex((hash) => hasLeadingZeros(new Uint8Array(hash), bits));
    const solution = solutions[found];
    if (solution !== undefined) return { challenge, solution };
  }
}
