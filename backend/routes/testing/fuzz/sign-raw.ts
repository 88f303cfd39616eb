import { createHash } from 'node:crypto';
import { signatureProfile } from '#shared/wire/signature-profile.ts';
import type { SigningKey } from '../signing-key.ts';
import { origin } from '../test-app.ts';
import { headerOf, type RawRequest, withHeader } from './raw-request.ts';

/** Shared by all: a nonce must only be new. */
let nonces = 0;

/** What a signature says of itself. */
export interface SignatureFields {
  components: readonly string[];
  /** Parameters as they are written, by name, in their order. */
  parameters: Record<string, string>;
  /** The server that it is meant for; without it the one under test. */
  authority?: string;
}

/** What an honest client would sign, at this moment. */
export function honestFields(key: SigningKey, components: readonly string[]): SignatureFields {
  nonces++;
  return {
    components,
    parameters: {
      created: String(Math.floor(Date.now() / 1000)),
      nonce: `"${String(nonces).padStart(22, 'A')}=="`,
      keyid: `"${key.contributor}"`,
      alg: `"${signatureProfile.algorithm}"`,
      tag: `"${signatureProfile.tag}"`,
    },
  };
}

/** What a signature of this request must cover. */
export function mustCover(request: RawRequest): readonly string[] {
  const profile = request.body ? signatureProfile.withBody : signatureProfile.withoutBody;
  const { keyHeader } = signatureProfile;
  return request.headers.some(([name]) => name === keyHeader) ? [...profile, keyHeader] : profile;
}

/**
 * Signs a request (RFC 9421, 2.5) without the library that the server verifies with: quickly, and as a second opinion of
 * what the signature base is. What is signed may be as odd as one likes; the signature itself is good.
 */
export function signRaw(request: RawRequest, key: SigningKey, fields?: SignatureFields): RawRequest {
  const said = fields ?? honestFields(key, mustCover(request));
  const { components, parameters, authority = new URL(origin).host } = said;
  const written = Object.entries(parameters).map(([name, value]) => `;${name}=${value}`);
  const params = `(${components.map((name) => `"${name}"`).join(' ')})${written.join('')}`;
  const lines = components.map(
    (name) => `"${name}": ${name === '@authority' ? authority : componentOf(request, name)}`,
  );
  const base = [...lines, `"@signature-params": ${params}`].join('\n');
  const signature = Buffer.from(key.sign(Buffer.from(base))).toString('base64');
  const named = withHeader(request, 'signature-input', `${signatureProfile.label}=${params}`);
  return withHeader(named, 'signature', `${signatureProfile.label}=:${signature}:`);
}

function componentOf(request: RawRequest, name: string): string {
  const [path = '/', query] = request.target.split('?', 2);
  switch (name) {
    case '@method':
      return request.method;
    case '@path':
      return path;
    case '@query':
      return `?${query ?? ''}`;
    case '@scheme':
      return 'http';
    case '@target-uri':
      return origin + request.target;
    default:
      return headerOf(request, name).trim();
  }
}

/** A POST of compressed bytes with the headers that an honest client gives it, not signed yet. */
export function plainPost(
  target: string,
  body: Uint8Array<ArrayBuffer>,
  idempotencyKey: string,
  key: SigningKey,
): RawRequest {
  return {
    method: 'POST',
    target,
    body,
    headers: [
      ['content-type', 'application/json'],
      ['content-encoding', 'gzip'],
      ['content-digest', digestOf(body)],
      ['idempotency-key', idempotencyKey],
      ['content-length', String(body.length)],
      ...keyHeader(key),
    ],
  };
}

/** A GET, not signed yet. */
export function plainGet(target: string, key: SigningKey): RawRequest {
  return { method: 'GET', target, body: null, headers: keyHeader(key) };
}

/** The Content-Digest of a body (RFC 9530). */
export function digestOf(body: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

function keyHeader({ publicKey }: SigningKey): [string, string][] {
  return [[signatureProfile.keyHeader, publicKey]];
}
