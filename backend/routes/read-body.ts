import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { limits } from '#shared/wire/limits.ts';
import { type Outcome, refuse } from '../ingest/outcome.ts';
import type { RequestVariables } from './problem.ts';

/**
 * The bytes of a body as they came over the wire, which `limitInFlight` has received: within the size limit, of the right type, and equal to what
 * their Content-Digest says (RFC 9530). Nothing is inflated or parsed yet.
 */
export function readBody(context: Context<RequestVariables>): Outcome<Uint8Array> {
  const { headers } = context.req.raw;
  const body = readBytes(context, limits.bodyBytes, 'gzip');
  if ('refused' in body) return body;
  const digest = createHash('sha256').update(body.value).digest('base64');
  return headers.get('content-digest') === `sha-256=:${digest}:` ? body : refuse('digest_mismatch');
}

/** The bytes of a small JSON body without compression and without a digest. */
export function readPlainBody(context: Context<RequestVariables>, most: number): Outcome<Uint8Array> {
  return readBytes(context, most, null);
}

function readBytes(
  context: Context<RequestVariables>,
  most: number,
  encoding: 'gzip' | null,
): Outcome<Uint8Array> {
  const { headers } = context.req.raw;
  if (Number(headers.get('content-length') ?? 0) > most) return refuse('body_too_large');
  if (headers.get('content-type') !== 'application/json' || headers.get('content-encoding') !== encoding)
    return refuse('media_type_unsupported');
  const received = context.get('received');
  if (received === undefined) throw new Error('A route that reads a body lies behind limitInFlight');
  return typeof received === 'string' || received.length > most
    ? refuse('body_too_large')
    : { value: received };
}
