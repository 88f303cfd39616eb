import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { limits } from '#shared/wire/limits.ts';
import { type Outcome, refuse } from '../ingest/outcome.ts';

/**
 * Reads the bytes of a body as they came over the wire: within the size limit, of the right type, and equal to what
 * their Content-Digest says (RFC 9530). Nothing is inflated or parsed yet.
 */
export async function readBody(context: Context): Promise<Outcome<Uint8Array>> {
  const { headers } = context.req.raw;
  const body = await readBytes(context, limits.bodyBytes, 'gzip');
  if ('refused' in body) return body;
  const digest = createHash('sha256').update(body.value).digest('base64');
  return headers.get('content-digest') === `sha-256=:${digest}:` ? body : refuse('digest_mismatch');
}

/** Reads the bytes of a small JSON body without compression and without a digest. */
export function readPlainBody(context: Context, most: number): Promise<Outcome<Uint8Array>> {
  return readBytes(context, most, null);
}

async function readBytes(
  context: Context,
  most: number,
  encoding: 'gzip' | null,
): Promise<Outcome<Uint8Array>> {
  const { headers } = context.req.raw;
  if (Number(headers.get('content-length') ?? 0) > most) return refuse('body_too_large');
  if (headers.get('content-type') !== 'application/json' || headers.get('content-encoding') !== encoding)
    return refuse('media_type_unsupported');
  const body = headers.has('content-length')
    ? new Uint8Array(await context.req.arrayBuffer())
    : await readChunks(context.req.raw, most);
  return !body || body.length > most ? refuse('body_too_large') : { value: body };
}

/** A body whose length is not known beforehand: read no further than the limit. */
async function readChunks(request: Request, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
