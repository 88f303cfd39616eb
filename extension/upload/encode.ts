import { contentDigest } from '#shared/wire/signature-profile.ts';

/** A body on the wire: gzip bytes, and the headers that describe them. */
export interface EncodedBody {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

/**
 * Compresses a JSON text and digests the compressed bytes.
 * @param idempotencyKey the id under which a repetition is recognised
 */
export async function encodeBody(json: string, idempotencyKey: string): Promise<EncodedBody> {
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'));
  const body = new Uint8Array(await new Response(stream).arrayBuffer());
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'content-digest': await contentDigest(body),
      'idempotency-key': idempotencyKey,
    },
  };
}
