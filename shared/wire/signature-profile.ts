/**
 * How requests are signed: HTTP Message Signatures (RFC 9421) with Ed25519 over these components, and a SHA-256
 * Content-Digest (RFC 9530) over the bytes on the wire. Bodies are gzip'd JSON. `keyid` is the contributor id; the
 * Idempotency-Key header is the batch id, and at enrolment the contributor id; a nonce is 16 random bytes in base64.
 */
export const signatureProfile = {
  label: 'sig1',
  algorithm: 'ed25519',
  tag: 'daylight-v1',
  /** Components that must be signed on a request with a body. */
  withBody: [
    '@method',
    '@authority',
    '@path',
    'content-digest',
    'content-type',
    'content-encoding',
    'idempotency-key',
  ],
  /**
   * Header with the raw public key (base64url) that the request is signed with, from wire version 2 on; it is signed, too.
   * `keyid` follows from it, so a server proves a signature without asking who exists.
   */
  keyHeader: 'daylight-key',
  /** Components that must be signed on a request without one. */
  withoutBody: ['@method', '@authority', '@path'],
  parameters: ['created', 'nonce', 'keyid', 'alg', 'tag'],
} as const;

/** Value of the Content-Digest header (RFC 9530) for the bytes of a body. */
export async function contentDigest(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return `sha-256=:${btoa(String.fromCharCode(...digest))}:`;
}
