import { z } from 'zod';

/** A study that a contributor takes part in. One key per study: two studies cannot be linked by key. */
export const StudyId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** Raw Ed25519 public key (32 bytes) in base64url without padding. */
export const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Contributor id: derived from the key, and never a capability. Everything is proved by signature. */
export const ContributorId = z.string().regex(/^[a-z2-7]{26}$/);
export type ContributorId = z.infer<typeof ContributorId>;

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** The text whose hash a contributor's id is made of. */
export function contributorName(study: string, publicKey: string): string {
  return `v1|${study}|${publicKey}`;
}

/** The text whose hash the id of a recovery key is made of. */
export function recoveryName(study: string, recoveryKey: string): string {
  return `recovery-v1|${study}|${recoveryKey}`;
}

/** First 26 characters of base32(SHA-256("v1|study|key")). RFC 4648 alphabet in lower case. */
export function contributorId(study: string, publicKey: string): Promise<ContributorId> {
  return idOf(contributorName(study, publicKey));
}

/** Under which name a recovery key signs: base32(SHA-256("recovery-v1|study|key")), 26 characters. */
export function recoveryId(study: string, recoveryKey: string): Promise<ContributorId> {
  return idOf(recoveryName(study, recoveryKey));
}

async function idOf(name: string): Promise<ContributorId> {
  const text = new TextEncoder().encode(name);
  return idFromHash(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}

/** First 26 characters of a hash in base32. */
export function idFromHash(hash: Uint8Array): ContributorId {
  let bits = 0;
  let held = 0;
  let id = '';
  for (const byte of hash) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      id += alphabet[(held >>> (bits - 5)) & 31];
      bits -= 5;
    }
    held &= 31;
  }
  return id.slice(0, 26);
}
