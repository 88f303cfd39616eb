import { appendSignature, createSignature, webcrypto } from 'http-message-sig';
import { signatureProfile } from '#shared/wire/signature-profile.ts';

/** Who signs: the contributor's id, the public key it is made of, and the study key that cannot be read out. */
export interface Signatory {
  contributor: string;
  /** Raw Ed25519 key, base64url. */
  publicKey: string;
  privateKey: CryptoKey;
}

/**
 * Signs a request (RFC 9421) with a nonce of its own. Its body is covered by its Content-Digest header.
 * @param now Unix seconds, by the server's clock as far as known
 * @returns the request's headers with the signature
 */
export async function signRequest(request: Request, signatory: Signatory, now: number): Promise<Headers> {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  request.headers.set(signatureProfile.keyHeader, signatory.publicKey);
  const profile = request.headers.has('content-digest')
    ? signatureProfile.withBody
    : signatureProfile.withoutBody;
  const components = [...profile, signatureProfile.keyHeader];
  const fields = await createSignature(request, {
    label: signatureProfile.label,
    components,
    parameters: {
      created: now,
      nonce,
      keyid: signatory.contributor,
      alg: signatureProfile.algorithm,
      tag: signatureProfile.tag,
    },
    signer: webcrypto.signer(signatory.privateKey),
  });
  return appendSignature(request.headers, fields);
}
