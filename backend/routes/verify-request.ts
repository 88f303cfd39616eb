import { createPublicKey, verify } from 'node:crypto';
import type { Context } from 'hono';
import { isSignatureError, type Verifier, verifySignature } from 'http-message-sig';
import { ContributorId } from '#shared/wire/contributor.ts';
import { limits } from '#shared/wire/limits.ts';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import type { KnownContributor } from '../ingest/ingest-store.ts';
import { type Outcome, refuse } from '../ingest/outcome.ts';
import type { NonceMemory } from './nonce-memory.ts';

/** What verifying needs to know. */
export interface VerifyDeps {
  /** Public address that requests are signed for; without it the Host header is believed. */
  baseUrl: string | undefined;
  nonces: NonceMemory;
  now: () => Date;
}

/** Finds the contributor whose key is named in a signature; undefined when there is none. */
export type FindSigner = (
  keyId: string,
) => Promise<KnownContributor | undefined> | KnownContributor | undefined;

/**
 * Verifies the signature of a request (RFC 9421) by the project's profile: all required components and parameters, the
 * tag, the age, and a nonce that was not used before.
 */
export async function verifyRequest(
  context: Context,
  components: readonly string[],
  findSigner: FindSigner,
  deps: VerifyDeps,
): Promise<Outcome<KnownContributor>> {
  const { headers } = context.req.raw;
  if (!headers.has('signature') || !headers.has('signature-input')) return refuse('signature_missing');
  const message = asSigned(context, deps.baseUrl);
  const now = Math.floor(deps.now().getTime() / 1000);
  const signers: { found?: KnownContributor } = {};
  const verified = (freshness: { maxAge?: number; clockSkew: number }) =>
    verifySignature(message, {
      label: signatureProfile.label,
      policy: {
        algorithms: [signatureProfile.algorithm],
        requiredComponents: components,
        requiredParameters: signatureProfile.parameters,
        now,
        ...freshness,
        validate: ({ parameters }) =>
          parameters.tag === signatureProfile.tag && /^[\w+/=-]{16,64}$/.test(parameters.nonce ?? ''),
      },
      async resolveVerifier({ parameters }) {
        const keyId = ContributorId.safeParse(parameters.keyid);
        const signer = keyId.success ? await findSigner(keyId.data) : undefined;
        if (!signer) throw new UnknownSigner();
        signers.found = signer;
        return ed25519Verifier(signer.publicKey);
      },
    });
  try {
    const { parameters } = await verified({
      maxAge: limits.clockSkewSeconds,
      clockSkew: limits.clockSkewSeconds,
    });
    const signer = signers.found;
    if (!signer) return refuse('signature_invalid');
    const unused = deps.nonces.use(signer.contributor, String(parameters.nonce), now);
    return unused ? { value: signer } : refuse('request_replayed');
  } catch (error) {
    if (!isSignatureError(error)) throw error;
    if (error.code === 'ResolverFailed') {
      if (error.cause instanceof UnknownSigner) return refuse('contributor_unknown');
      throw error.cause;
    }
    if (error.code !== 'PolicyViolation') return refuse('signature_invalid');
    // Only a signature that would be good at another time is told so.
    const atAnotherTime = await verified({ clockSkew: now }).catch(() => undefined);
    return refuse(atAnotherTime ? 'clock_skew' : 'signature_invalid');
  }
}

class UnknownSigner extends Error {}

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
