import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { appendSignature, createSignature } from 'http-message-sig';
import { contentDigest, signatureProfile } from '#shared/wire/signature-profile.ts';
import type { SigningKey } from './signing-key.ts';

/** What may differ from an honest request; each is a sane default when absent. */
export interface SigningOptions {
  /** Unix seconds. */
  created?: number;
  nonce?: string;
  tag?: string;
  keyId?: string;
  components?: readonly string[];
  /** 1: as a device of the version before, which does not bring its key along. */
  wire?: 1 | 2;
}

/** A POST of bytes, described by the headers of the profile, compressed already. */
export async function signedPost(
  url: string,
  body: Uint8Array<ArrayBuffer>,
  idempotencyKey: string,
  key: SigningKey,
  options: SigningOptions = {},
): Promise<Request> {
  const headers = {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'content-digest': await contentDigest(body),
    'idempotency-key': idempotencyKey,
    'content-length': String(body.length),
  };
  const unsigned = new Request(url, { method: 'POST', headers, body });
  return new Request(url, {
    method: 'POST',
    headers: await signHeaders(unsigned, signatureProfile.withBody, key, options),
    body,
  });
}

/** A GET, signed. */
export async function signedGet(
  url: string,
  key: SigningKey,
  options: SigningOptions = {},
): Promise<Request> {
  const unsigned = new Request(url);
  return new Request(url, {
    headers: await signHeaders(unsigned, signatureProfile.withoutBody, key, options),
  });
}

/** JSON text as it goes over the wire. */
export function compress(json: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(json));
}

async function signHeaders(
  request: Request,
  components: readonly string[],
  key: SigningKey,
  options: SigningOptions,
): Promise<Headers> {
  if (options.wire !== 1) request.headers.set(signatureProfile.keyHeader, key.publicKey);
  const withKey = options.wire === 1 ? components : [...components, signatureProfile.keyHeader];
  const fields = await createSignature(request, {
    label: signatureProfile.label,
    components: options.components ?? withKey,
    parameters: {
      created: options.created ?? Math.floor(Date.now() / 1000),
      nonce: options.nonce ?? randomBytes(16).toString('base64'),
      keyid: options.keyId ?? key.contributor,
      alg: signatureProfile.algorithm,
      tag: options.tag ?? signatureProfile.tag,
    },
    signer: { algorithm: signatureProfile.algorithm, sign: (data) => key.sign(data) },
  });
  return appendSignature(request.headers, fields);
}
