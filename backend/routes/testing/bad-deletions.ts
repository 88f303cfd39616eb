import { v7 } from 'uuid';
import type { ErrorCode } from '#shared/errors.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { paths } from '#shared/wire/paths.ts';
import type { BadRequest } from './bad-requests.ts';
import { compress, signedPost } from './signed-request.ts';
import { makeRecoveryKey, makeSigningKey } from './signing-key.ts';
import { deletionRequest, origin, presign, presignedRequest } from './test-app.ts';

/** A deletion of everything but for these changes, signed honestly. */
const deleting =
  (changes: object): BadRequest =>
  (key) => {
    const id = newDayId(Date.now());
    const deletion = { wire: 1, id, study: 'daylight', target: { of: 'all' }, ...changes };
    return signedPost(origin + paths.deletions, compress(JSON.stringify(deletion)), deletion.id, key);
  };
const presigned =
  (changes: object): BadRequest =>
  async (key) =>
    presignedRequest({ ...presign(key), ...changes });
/** A pre-signed deletion that is whole, sent in another way than it should be. */
const sentAs =
  (headers: Record<string, string>, padding = ''): BadRequest =>
  async (key) => {
    const body = JSON.stringify(presign(key)) + padding;
    return new Request(origin + paths.presignedDeletions, { method: 'POST', headers, body });
  };
const json = { 'content-type': 'application/json' };

/** What can be wrong with a deletion, and the code that it is refused with. */
export const badDeletions: [name: string, code: ErrorCode, make: BadRequest][] = [
  ['a deletion of nothing in particular', 'deletion_invalid', deleting({ target: {} })],
  [
    'a deletion of somebody by name',
    'deletion_invalid',
    deleting({ target: { of: 'all', contributor: 'x' } }),
  ],
  [
    'a deletion of a source that cannot be one',
    'deletion_invalid',
    deleting({ target: { of: 'source', source: "x' or '1" } }),
  ],
  [
    'a deletion whose id gives the time of day away',
    'deletion_invalid',
    deleting({ id: v7({ msecs: 1_795_222_800_001 }) }),
  ],
  [
    'an idempotency key that is not the deletion’s',
    'deletion_invalid',
    async (key) => {
      const deletion = { wire: 1, id: newDayId(0), study: 'daylight', target: { of: 'all' } };
      const other = newDayId(0);
      return signedPost(origin + paths.deletions, compress(JSON.stringify(deletion)), other, key);
    },
  ],
  ['a deletion in a study that is not known here', 'study_unknown', deleting({ study: 'elsewhere' })],
  ['a deletion in a study that the key was not made for', 'study_unknown', deleting({ study: 'other' })],
  [
    'a deletion without a signature',
    'signature_missing',
    async (key) => {
      const request = await deleting({})(key);
      const headers = new Headers(request.headers);
      headers.delete('signature');
      return new Request(request, { headers });
    },
  ],
  [
    'a deletion by another key in a contributor’s name',
    'signature_invalid',
    async (key) =>
      deletionRequest({ of: 'all' }, { ...(await makeSigningKey('daylight')), contributor: key.contributor }),
  ],
  [
    'a deletion by a recovery key that nobody named',
    'contributor_unknown',
    async () => deletionRequest({ of: 'all' }, await makeRecoveryKey('daylight')),
  ],
  ['a pre-signed deletion with a field too many', 'deletion_invalid', presigned({ target: { of: 'all' } })],
  ['a pre-signed deletion without a signature', 'deletion_invalid', presigned({ signature: undefined })],
  ['a pre-signed deletion with another id', 'signature_invalid', presigned({ id: newDayId(0) })],
  ['a pre-signed deletion that is too long', 'body_too_large', sentAs(json, ' '.repeat(2048))],
  [
    'a pre-signed deletion that says it is too long',
    'body_too_large',
    sentAs({ ...json, 'content-length': '4000' }),
  ],
  ['a pre-signed deletion as a form', 'media_type_unsupported', sentAs({ 'content-type': 'text/plain' })],
  [
    'a pre-signed deletion that is compressed',
    'media_type_unsupported',
    sentAs({ ...json, 'content-encoding': 'gzip' }),
  ],
  ['a pre-signed deletion that is not JSON', 'body_not_json', sentAs(json, '}')],
];
