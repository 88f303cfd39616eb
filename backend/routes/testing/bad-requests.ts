import { randomBytes } from 'node:crypto';
import { addDays, utcDay } from '#shared/day.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { limits } from '#shared/wire/limits.ts';
import { paths } from '#shared/wire/paths.ts';
import { contentDigest, signatureProfile } from '#shared/wire/signature-profile.ts';
import { aBatch, anExposure, aRecommendation } from '../../ingest/testing/a-batch.ts';
import { compress, type SigningOptions, signedGet, signedPost } from './signed-request.ts';
import { makeSigningKey, type SigningKey } from './signing-key.ts';
import { batchRequest, enrolRequest, origin } from './test-app.ts';

/** Makes a request that is wrong in one way; the key is enrolled. */
export type BadRequest = (key: SigningKey) => Promise<Request>;
/** Unix seconds. */
export const now = () => Math.floor(Date.now() / 1000);
const asJson = (value: unknown) => compress(JSON.stringify(value));
const withHeaders = (request: Request, change: (headers: Headers) => void) => {
  const headers = new Headers(request.headers);
  change(headers);
  return new Request(request, { headers });
};

/** A batch that is signed honestly, whatever it holds. */
export const sent = async (batch: unknown, key: SigningKey, options: SigningOptions = {}) =>
  signedPost(origin + paths.batches, asJson(batch), (await aBatch()).batchId, key, options);
const changed =
  (changes: object): BadRequest =>
  async (key) => {
    const batch = await aBatch();
    return batchRequest({ ...batch, ...changes }, key);
  };
const oldest = addDays(utcDay(new Date()), -limits.oldestDays - 1);
const seenOn = (day: string) => aRecommendation({ seen: { day, visibleMs: 1000 } });
const ad = {
  ...aRecommendation(),
  kind: 'ad',
  ad: { advertiser: 'A', landingDomain: null, disclosure: null, format: 'text' },
};

/** What can be wrong with a request, and the code of its own that each is refused with. */
export const badRequests: [name: string, code: ErrorCode, make: BadRequest][] = [
  [
    'a body beyond the size limit',
    'body_too_large',
    async (key) =>
      signedPost(origin + paths.batches, new Uint8Array(randomBytes(limits.bodyBytes + 1)), 'x', key),
  ],
  [
    'plain JSON without compression',
    'media_type_unsupported',
    async (key) => withHeaders(await sent({}, key), (h) => h.delete('content-encoding')),
  ],
  [
    'a form instead of JSON',
    'media_type_unsupported',
    async (key) => withHeaders(await sent({}, key), (h) => h.set('content-type', 'multipart/form-data')),
  ],
  ['a day too long ago', 'day_out_of_range', changed({ observations: [seenOn(oldest)] })],
  [
    'a day yet to come',
    'day_out_of_range',
    changed({ exposures: [anExposure({ day: addDays(utcDay(new Date()), 2) })] }),
  ],
  ['an observation without consent', 'consent_missing', changed({ observations: [ad] })],
  [
    'an exposure count without consent',
    'consent_missing',
    changed({ exposures: [anExposure({ source: 'elsewhere', rules: 'elsewhere@1' })] }),
  ],
  ['a study that is not known here', 'study_unknown', changed({ study: 'elsewhere' })],
  ['a study that the key was not made for', 'study_unknown', changed({ study: 'other' })],
  [
    'a body that its digest does not fit',
    'digest_mismatch',
    async (key) =>
      withHeaders(await sent(await aBatch(), key), (h) =>
        h.set('content-digest', `sha-256=:${Buffer.alloc(32).toString('base64')}:`),
      ),
  ],
  [
    'no signature',
    'signature_missing',
    async (key) =>
      withHeaders(await sent(await aBatch(), key), (h) => {
        h.delete('signature');
        h.delete('signature-input');
      }),
  ],
  [
    'a signature by another key',
    'signature_invalid',
    async (key) => sent(await aBatch(), await makeSigningKey('daylight'), { keyId: key.contributor }),
  ],
  [
    'a signature by a key that is not enrolled',
    'contributor_unknown',
    async () => sent(await aBatch(), await makeSigningKey('daylight')),
  ],
  [
    'a signature with another tag',
    'signature_invalid',
    async (key) => sent(await aBatch(), key, { tag: 'other' }),
  ],
  [
    'a signature without a proper nonce',
    'signature_invalid',
    async (key) => sent(await aBatch(), key, { nonce: 'short' }),
  ],
  [
    'a signature made in another hour',
    'clock_skew',
    async (key) => sent(await aBatch(), key, { created: now() - 3600 }),
  ],
  [
    'a signature from the future',
    'clock_skew',
    async (key) => sent(await aBatch(), key, { created: now() + 3600 }),
  ],
  [
    'a forged signature from the past',
    'signature_invalid',
    async (key) =>
      sent(await aBatch(), await makeSigningKey('daylight'), {
        keyId: key.contributor,
        created: now() - 3600,
      }),
  ],
  ...signatureProfile.withBody.map((left): [string, ErrorCode, BadRequest] => [
    `a signature that does not cover ${left}`,
    'signature_invalid',
    async (key) =>
      sent(await aBatch(), key, { components: signatureProfile.withBody.filter((c) => c !== left) }),
  ]),
  [
    'another body under a valid signature',
    'signature_invalid',
    async (key) => {
      const request = await sent(await aBatch(), key);
      const body = asJson(await aBatch());
      const headers = new Headers(request.headers);
      headers.set('content-digest', await contentDigest(body));
      headers.set('content-length', String(body.length));
      return new Request(request.url, { method: 'POST', headers, body });
    },
  ],
  [
    'another idempotency key under a valid signature',
    'signature_invalid',
    async (key) => withHeaders(await sent(await aBatch(), key), (h) => h.set('idempotency-key', 'other')),
  ],
  [
    'a signature made for another server',
    'signature_invalid',
    async (key) => {
      const request = await signedPost(
        `http://elsewhere.test${paths.batches}`,
        asJson(await aBatch()),
        'x',
        key,
      );
      return new Request(origin + paths.batches, {
        method: 'POST',
        headers: request.headers,
        body: await request.arrayBuffer(),
      });
    },
  ],
  [
    'a signature made for another path',
    'signature_invalid',
    async (key) => {
      const request = await signedPost(origin + paths.enrolments, asJson(await aBatch()), 'x', key);
      return new Request(origin + paths.batches, {
        method: 'POST',
        headers: request.headers,
        body: await request.arrayBuffer(),
      });
    },
  ],
  ['holdings asked for without a signature', 'signature_missing', async () => new Request(origin + paths.me)],
  [
    'holdings asked for with a signature made for another address',
    'signature_invalid',
    async (key) => new Request(origin + paths.me, await signedGet(`${origin}/v1/you`, key)),
  ],
  [
    'an enrolment without a key',
    'enrolment_invalid',
    (key) => signedPost(origin + paths.enrolments, asJson({ study: 'daylight' }), 'x', key),
  ],
  [
    'an enrolment with a recovery key that is none',
    'enrolment_invalid',
    (key) => enrolRequest(key, { ...key, publicKey: 'short' }),
  ],
  [
    'an enrolment in an unknown study',
    'study_unknown',
    async () => enrolRequest(await makeSigningKey('elsewhere')),
  ],
  [
    'an enrolment of somebody else’s key',
    'signature_invalid',
    async (key) => {
      const victim = await makeSigningKey('daylight');
      return enrolRequest({ ...victim, sign: key.sign });
    },
  ],
  ['an address that does not exist', 'not_found', async () => new Request(`${origin}/v1/elsewhere`)],
];
