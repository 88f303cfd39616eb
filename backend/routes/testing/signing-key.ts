import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type ContributorId, contributorId, recoveryId } from '#shared/wire/contributor.ts';

/** The study key of a volunteer who is not a browser: a test, or a simulation. */
export interface SigningKey {
  study: string;
  contributor: ContributorId;
  /** Raw Ed25519 public key, base64url. */
  publicKey: string;
  sign(data: Uint8Array): Uint8Array;
}

/** Makes a new Ed25519 key for a study. */
export function makeSigningKey(study: string): Promise<SigningKey> {
  return makeKey(study, contributorId);
}

/** Makes a recovery key for a study; its `contributor` is the recoveryId that it signs under. */
export function makeRecoveryKey(study: string): Promise<SigningKey> {
  return makeKey(study, recoveryId);
}

async function makeKey(
  study: string,
  idOf: (study: string, publicKey: string) => Promise<ContributorId>,
): Promise<SigningKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const x = rawPublicKey(publicKey);
  return {
    study,
    publicKey: x,
    contributor: await idOf(study, x),
    sign: (data) => sign(null, data, privateKey),
  };
}

function rawPublicKey(key: KeyObject): string {
  return String(key.export({ format: 'jwk' }).x);
}
