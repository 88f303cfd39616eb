import { gunzipSync } from 'node:zlib';
import type { z } from 'zod';
import type { ErrorCode } from '#shared/errors.ts';
import { limits } from '#shared/wire/limits.ts';
import { type Outcome, refuse } from './outcome.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Inflates a gzip body to its bytes, and stops where it grows beyond the limit (a decompression bomb). */
export function inflate(body: Uint8Array): Outcome<Uint8Array> {
  try {
    return { value: gunzipSync(body, { maxOutputLength: limits.inflatedBytes }) };
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return tooLarge ? refuse('inflated_too_large') : refuse('body_not_gzip');
  }
}

/** Reads JSON in UTF-8 and checks it against a schema; `invalid` is the code for what does not fit. */
export function readJson<T>(text: Uint8Array, schema: z.ZodType<T>, invalid: ErrorCode): Outcome<T> {
  let json: unknown;
  try {
    json = JSON.parse(utf8.decode(text));
  } catch {
    return refuse('body_not_json');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const problems = parsed.error.issues.slice(0, 3).map(describe);
  return refuse(invalid, problems.join('; ').slice(0, 500));
}

/** What does not fit, in words of ours alone: a name that the sender made up is not repeated to whoever keeps the answer. */
function describe({ code, path, message }: z.core.$ZodIssue): string {
  const isOwn = code === 'unrecognized_keys' || code === 'invalid_key';
  const place = (code === 'invalid_key' ? path.slice(0, -1) : path).join('.') || 'body';
  return `${place}: ${isOwn ? 'it has a field that the schema does not know' : message}`;
}
