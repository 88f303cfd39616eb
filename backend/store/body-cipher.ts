import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Encrypts what people wrote and saw before it reaches the database, so that a stolen dump holds none of it. The key
 * lives outside the database.
 */
export interface BodyCipher {
  /** First 16 hex digits of the key's SHA-256: tells keys apart, and nothing of them. */
  readonly fingerprint: string;
  /** @param owner whose it is and which, e.g. `contributor/batch`; what is moved to another owner does not open */
  seal(plain: Uint8Array, owner: string): Uint8Array;
  /** @throws when it was sealed with another key or for another owner, or was changed */
  open(sealed: Uint8Array, owner: string): Uint8Array;
}

const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce: nonce, ciphertext, tag.
 * @param key 32 random bytes
 */
export function bodyCipher(key: Uint8Array): BodyCipher {
  if (key.length !== 32) throw new Error('A content key has 32 bytes.');
  return {
    fingerprint: createHash('sha256').update(key).digest('hex').slice(0, 16),
    seal(plain, owner) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, owner) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes));
      decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    },
  };
}

/** Owner of a batch's body, for the cipher. */
export function batchOwner(contributor: string, batchId: string): string {
  return `batch/${contributor}/${batchId}`;
}

/** Owner of a story's body, for the cipher. */
export function storyOwner(contributor: string, story: string): string {
  return `story/${contributor}/${story}`;
}
