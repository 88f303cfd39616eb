/** Bytes of one hash: SHA-256. */
export const hashBytes = 32;

/** What the hash of a leaf is taken over (RFC 6962, 2.1): a zero byte, then the entry. */
export function leafInput(entry: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined(Uint8Array.of(0), entry);
}

/** What the hash of an inner node is taken over (RFC 6962, 2.1): a one, then its two children. */
export function nodeInput(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined(Uint8Array.of(1), left, right);
}

/** SHA-256 of bytes. A program that has a faster one than the browser's may bring its own. */
export type HashBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array | Promise<Uint8Array>;

/** SHA-256 of bytes, by WebCrypto: in browsers and in Node. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Hash of the leaf that holds an entry. */
export function leafHash(entry: Uint8Array): Promise<Uint8Array> {
  return hashOf(leafInput(entry));
}

/** Whether two hashes are the same. None of them is secret, so the time this takes may tell. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Several byte strings as one. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
