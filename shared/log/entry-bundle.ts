import { hashBytes, joined } from './tree-hash.ts';

/**
 * Entries as the log publishes them (C2SP tlog-tiles): each after its length in two bytes, the higher one first. Every
 * entry of ours is a SHA-256.
 * @param entries 32 bytes each, one after the other
 */
export function toEntryBundle(entries: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < entries.length; at += hashBytes)
    parts.push(Uint8Array.of(0, hashBytes), entries.subarray(at, at + hashBytes));
  return joined(...parts);
}

/** The entries of a bundle, 32 bytes each, one after the other; undefined where it is anything else. */
export function fromEntryBundle(bundle: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const step = hashBytes + 2;
  if (bundle.length % step !== 0) return undefined;
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; at += step) {
    if (bundle[at] !== 0 || bundle[at + 1] !== hashBytes) return undefined;
    parts.push(bundle.subarray(at + 2, at + step));
  }
  return joined(...parts);
}
