import { createPublicKey, verify } from 'node:crypto';
import type { Context } from 'hono';
import { isSignatureError, type Verifier, verifySignature } from 'http-message-sig';
import { ContributorId } from '#shared/wire/contributor.ts';
import { limits } from '#shared/wire/limits.ts';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import type { Contributor } from '../ingest/ingest-store.ts';
import { type Outcome, refuse } from '../ingest/outcome.ts';
import type { NonceMemory } from './nonce-memory.ts';
import { nobodysKey } from './prove-key.ts';

/** What verifying needs to know. */
export interface VerifyDeps {
  /** Public address that requests are signed for; without it the Host header is believed. */
  baseUrl: string | undefined;
  nonces: NonceMemory;
  now: () => Date;
}

/** The key that a signature is checked with, and whose it is; that is asked only once the signature holds. */
export interface Signer {
  publicKey: string;
  owner: () => Promise<Contributor | undefined> | Contributor;
}

/**
 * Finds the key that is named in a signature.
 * @param key the key that the request brings along; undefined in the wire version before, where it is looked up
 * @returns undefined when there is none, or when it is not the one that is named
 */
export type FindSigner = (
  keyId: string,
  key: string | undefined,
) => Promise<Signer | undefined> | Signer | undefined;

/**
 * Verifies the signature of a request (RFC 9421) by the project's profile: all required components and parameters, the
 * tag, the age, and a nonce that was not used before. Who is enrolled shows in the answer only to whoever holds the key:
 * a wrong signature and a name that nobody has are answered alike, after the same work.
 */
export async function verifyRequest(
  context: Context,
  components: readonly string[],
  findSigner: FindSigner,
  deps: VerifyDeps,
): Promise<Outcome<Contributor>> {
  const { headers } = context.req.raw;
  if (!headers.has('signature') || !headers.has('signature-input')) return refuse('signature_missing');
  const key = headers.get(signatureProfile.keyHeader) ?? undefined;
  const message = asSigned(context, deps.baseUrl);
  const now = Math.floor(deps.now().getTime() / 1000);
  const signers: { found?: Signer } = {};
  const verified = (freshness: { maxAge?: number; clockSkew: number }) =>
    verifySignature(message, {
      label: signatureProfile.label,
      policy: {
        algorithms: [signatureProfile.algorithm],
        requiredComponents: key === undefined ? components : [...components, signatureProfile.keyHeader],
        requiredParameters: signatureProfile.parameters,
        now,
        ...freshness,
        validate: ({ parameters }) =>
          parameters.tag === signatureProfile.tag && /^[\w+/=-]{16,64}$/.test(parameters.nonce ?? ''),
      },
      async resolveVerifier({ parameters }) {
        const keyId = ContributorId.safeParse(parameters.keyid);
        const signer = keyId.success ? await findSigner(keyId.data, key) : undefined;
        if (signer) signers.found = signer;
        return ed25519Verifier(signer?.publicKey ?? nobodysKey);
      },
    });
  try {
    const { parameters } = await verified({
      maxAge: limits.clockSkewSeconds,
      clockSkew: limits.clockSkewSeconds,
    });
    const { found } = signers;
    if (!found) return refuse('signature_invalid');
    if (!deps.nonces.use(String(parameters.keyid), String(parameters.nonce), now))
      return refuse('request_replayed');
    const owner = await found.owner();
    return owner ? { value: owner } : refuse('contributor_unknown');
  } catch (error) {
    if (!isSignatureError(error)) throw error;
    if (error.code === 'ResolverFailed') throw error.cause;
    // A device of the version before takes this as the word to enrol again, which does no harm.
    if (error.code !== 'PolicyViolation')
      return refuse(key === undefined ? 'contributor_unknown' : 'signature_invalid');
    // Only a signature that would be good at another time is told so.
    const atAnotherTime = await verified({ clockSkew: now }).catch((again: unknown) => {
      // A key that could not be looked up says nothing about the signature.
      if (!isSignatureError(again)) throw again;
      if (again.code === 'ResolverFailed') throw again.cause;
    });
    return refuse(atAnotherTime && signers.found ? 'clock_skew' : 'signature_invalid');
  }
}

/** The request as its sender saw it: behind a proxy, under the public address. */
function asSigned(context: Context, baseUrl: string | undefined) {
  const { raw } = context.req;
  const { pathname, search } = new URL(raw.url);
  const origin = baseUrl ? new URL(baseUrl).origin : `http://${raw.headers.get('host')}`;
  const fields = [...raw.headers].map(([name, value]) => ({ name, value }));
  return { kind: 'request' as const, method: raw.method, targetUri: origin + pathname + search, fields };
}

/** Ed25519 by node:crypto, which takes half the time of WebCrypto here. */
function ed25519Verifier(publicKey: string): Verifier {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return {
    algorithm: signatureProfile.algorithm,
    verify: (data, signature) => verify(null, data, key, signature),
  };
}
