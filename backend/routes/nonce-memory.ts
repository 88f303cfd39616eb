import { limits } from '#shared/wire/limits.ts';

/** Remembers nonces for as long as a signature could be accepted. Held by one process, and lost with it. */
export interface NonceMemory {
  /** False when the nonce was used before with this key; otherwise it is used now. */
  use(keyId: string, nonce: string, now: number): boolean;
}

/**
 * A memory in two halves: when the younger is old enough, the older is forgotten whole. A replay that slips through
 * after a restart adds nothing, since batch ids are unique for ever.
 * @param most nonces per half; more are let through unremembered, so that nobody can fill the memory
 */
export function nonceMemory(most = 500_000): NonceMemory {
  let young = new Set<string>();
  let old = new Set<string>();
  let since = 0;
  return {
    use(keyId, nonce, now) {
      if (now - since >= limits.nonceSeconds) {
        old = now - since < 2 * limits.nonceSeconds ? young : new Set();
        young = new Set();
        since = now;
      }
      const name = `${keyId} ${nonce}`;
      if (young.has(name) || old.has(name)) return false;
      if (young.size < most) young.add(name);
      return true;
    },
  };
}
