import type { Context } from 'hono';
import type { ErrorCode } from '#shared/errors.ts';
import type { Problem } from '#shared/wire/problem.ts';
import type { Refusal } from '../ingest/outcome.ts';

/** HTTP status of each refusal. A new code without a status does not compile. */
export const statuses = {
  body_too_large: 413,
  body_not_gzip: 400,
  inflated_too_large: 413,
  body_not_json: 400,
  batch_invalid: 422,
  enrolment_invalid: 422,
  story_invalid: 422,
  story_conflict: 409,
  structure_invalid: 422,
  structure_conflict: 409,
  deletion_invalid: 422,
  day_out_of_range: 422,
  consent_missing: 422,
  consent_unknown: 422,
  signature_missing: 401,
  signature_invalid: 401,
  clock_skew: 401,
  request_replayed: 401,
  digest_mismatch: 400,
  contributor_unknown: 401,
  contributor_deleted: 410,
  study_unknown: 422,
  study_closed: 409,
  batch_conflict: 409,
  work_invalid: 422,
  invite_invalid: 403,
  partner_key_missing: 401,
  partner_key_unknown: 401,
  partner_key_ended: 410,
  partner_scope_missing: 403,
  query_invalid: 422,
  release_withdrawn: 410,
  rate_limited: 429,
  media_type_unsupported: 415,
  not_found: 404,
  overloaded: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

const titles = {
  body_too_large: 'The body is larger than one request may be.',
  body_not_gzip: 'The body is not gzip.',
  inflated_too_large: 'The body grows beyond the limit when it is inflated.',
  body_not_json: 'The body is not JSON.',
  batch_invalid: 'The batch does not fit its schema.',
  enrolment_invalid: 'The enrolment does not fit its schema.',
  story_invalid: 'The story does not fit its schema.',
  story_conflict: 'This revision of the story, or a later one, is here already, or the story was deleted.',
  structure_invalid: 'The structure does not fit its schema.',
  structure_conflict: 'A structure with this id and other content is stored already.',
  deletion_invalid: 'The deletion does not fit its schema.',
  day_out_of_range: 'A day in what was sent is too long ago, or yet to come.',
  consent_missing: 'The batch holds something that it names no consent for.',
  consent_unknown: 'What was sent points to a consent document that does not exist.',
  signature_missing: 'The request is not signed.',
  signature_invalid: 'The signature does not fit the request.',
  clock_skew: 'The clocks of client and server are too far apart: sign again by serverTime.',
  request_replayed: 'This signature was used before: sign again.',
  digest_mismatch: 'The Content-Digest header does not fit the body.',
  contributor_unknown: 'The key is not enrolled here: enrol first.',
  contributor_deleted: 'Everything of this contributor was deleted: this key is not taken again.',
  study_unknown: 'This server does not take part in that study.',
  study_closed: 'That study is over, or has not begun: nothing more is taken for it.',
  batch_conflict: 'A batch with this id and other content is stored already.',
  work_invalid: 'The proof of work is missing, too old or does not fit: ask for a challenge and try again.',
  invite_invalid: 'This study takes only who was invited: enter the code that you were given.',
  partner_key_missing: 'This is for partners: send your key as "Authorization: Bearer ...".',
  partner_key_unknown: 'Nobody has this key here: look whether it was copied whole.',
  partner_key_ended: 'This key has expired or was revoked: ask whoever runs this server for another.',
  partner_scope_missing: 'This key does not open that: ask whoever runs this server.',
  query_invalid: 'The query does not name what there is.',
  release_withdrawn: 'This release was withdrawn, and its data are no longer given out.',
  rate_limited: 'Too much has come from here: come back later, nothing is lost.',
  media_type_unsupported:
    'The body must be application/json, compressed with gzip unless it is a pre-signed deletion.',
  not_found: 'There is nothing here.',
  overloaded: 'The server cannot take this just now: try again later.',
  internal: 'Something went wrong in the server: send it again, nothing is stored twice.',
} as const satisfies Record<ErrorCode, string>;

/** What is kept with a request: what its log line may say of how it ended, and its body once that was received. */
export interface RequestVariables {
  Variables: { code?: ErrorCode; received?: Uint8Array | 'too-large' };
}

/** Seconds after which a client may come back. */
const retryAfter = 5;

/** Answers a refusal as problem details (RFC 9457). */
export function problem(context: Context<RequestVariables>, refusal: Refusal): Response {
  const { refused: code, detail } = refusal;
  const status = statuses[code];
  context.set('code', code);
  const body: Problem = {
    type: 'about:blank',
    title: titles[code],
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(code === 'clock_skew' ? { serverTime: Math.floor(Date.now() / 1000) } : {}),
  };
  return context.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(code === 'overloaded' ? { 'retry-after': String(retryAfter) } : {}),
  });
}
