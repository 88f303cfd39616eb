import { matchesTag } from '../portal/http-range.ts';
import { sha256 } from '../publish/release-contents.ts';
import type { ApiContext } from './operation.ts';

/**
 * Answers with text under a strong ETag, its SHA-256, or with 304 where the client has it.
 * @param headers at least the content-type
 */
export function giveText(context: ApiContext, text: string, headers: Record<string, string>): Response {
  const etag = `"${sha256(new TextEncoder().encode(text))}"`;
  // What `latest` means can change at any time.
  const all = { 'cache-control': 'no-cache', ...headers, etag };
  return matchesTag(context.req.header('if-none-match'), etag)
    ? context.body(null, 304, all)
    : context.body(text, 200, all);
}

/** Answers with an object as JSON. */
export function giveJson(
  context: ApiContext,
  value: object,
  headers: Record<string, string> = {},
  indent = 0,
): Response {
  return giveText(context, JSON.stringify(value, null, indent), {
    'content-type': 'application/json',
    ...headers,
  });
}
