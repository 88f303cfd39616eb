import { type ReleaseSigner, sshKeyLine, sshSign } from './sshsig.ts';

/** What makes a release somebody's: the line of the key, and the signature over its sums. */
export interface ReleaseSeal {
  /** Content of `signing-key.pub`. */
  keyLine: string;
  /** Content of `SHA256SUMS.sig`. */
  signatureOf(sums: Uint8Array): string;
}

/** The seal of whoever holds the key. */
export function sealBy(signer: ReleaseSigner): ReleaseSeal {
  return { keyLine: sshKeyLine(signer.publicKey), signatureOf: (sums) => sshSign(sums, signer) };
}
