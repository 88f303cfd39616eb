import { createCipheriv, createHash } from 'node:crypto';
import { type RandomSource, randomFrom } from '../random.ts';

/**
 * The same numbers for the same seed: AES-256 in counter mode, so that a statistical test judges our code and not a
 * weak generator. Everything behind the words is the code of every release.
 */
export function seededRandom(seed: string): RandomSource {
  const cipher = createCipheriv('aes-256-ctr', createHash('sha256').update(seed).digest(), Buffer.alloc(16));
  return randomFrom((words) => {
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    bytes.set(cipher.update(new Uint8Array(words.byteLength)));
  });
}
