import { createPublicKey, verify } from 'node:crypto';

/**
 * Whether a signature over a text is by this key.
 * @param signature base64url
 * @param publicKey raw Ed25519 key, base64url
 */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}
