import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type ContributorId, contributorId } from '#shared/wire/contributor.ts';

/** The study key of a volunteer who is not a browser: a test, or a simulation. */
export interface SigningKey {
  study: string;
  contributor: ContributorId;
  /** Raw Ed25519 public key, base64url. */
  publicKey: string;
  sign(data: Uint8Array): Uint8Array;
}

/** Makes a new Ed25519 key for a study. */
export async function makeSigningKey(study: string): Promise<SigningKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const x = rawPublicKey(publicKey);
  return {
    study,
    publicKey: x,
    contributor: await contributorId(study, x),
    sign: (data) => sign(null, data, privateKey),
  };
}

function rawPublicKey(key: KeyObject): string {
  return String(key.export({ format: 'jwk' }).x);
}
