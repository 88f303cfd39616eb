import { Problem } from '#shared/wire/problem.ts';
import type { Answer } from './operation.ts';

const problem = { media: ['application/problem+json'], holds: { name: 'Problem', schema: Problem } };

/** Answers that many operations share: refusals are problem details (RFC 9457) with a code. */
export const refusals = {
  notFound: { status: 404, about: 'There is no such dataset, version or figure.', ...problem },
  withdrawn: {
    status: 410,
    about: 'The release was withdrawn, and its data are no longer given out; `detail` says when and why.',
    ...problem,
  },
  invalid: { status: 422, about: 'Something was asked that there is not; `detail` says what.', ...problem },
  tooMany: {
    status: 429,
    about: 'Too much came from this network or by this key: come back after `Retry-After` seconds.',
    ...problem,
  },
  noKey: { status: 401, about: 'No key was sent, or one that nobody has.', ...problem },
  noScope: { status: 403, about: 'The key is for something else.', ...problem },
  ended: { status: 410, about: 'The key has expired or was revoked.', ...problem },
} as const satisfies Record<string, Answer>;

/** What was asked is as it was: the `If-None-Match` header names it. */
export const unchanged: Answer = { status: 304, about: 'Nothing has changed since.', media: [] };
