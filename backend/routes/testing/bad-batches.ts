import { gzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import type { Batch } from '#shared/wire/batch.ts';
import { limits } from '#shared/wire/limits.ts';
import type { QuarantineReason } from '#shared/wire/quarantine.ts';
import { aBatch, anExposure, aRecommendation } from '../../ingest/testing/a-batch.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** Makes the bytes of a batch that is wrong in one way, and goes under the id of an honest one. */
export type BadBatch = (honest: Batch) => Bytes | Promise<Bytes>;

const gzip = (text: string | Uint8Array) => new Uint8Array(gzipSync(text));
const changed =
  (changes: object): BadBatch =>
  (honest) =>
    gzip(JSON.stringify({ ...honest, ...changes }));
const written =
  (change: (text: string) => string): BadBatch =>
  (honest) =>
    gzip(change(JSON.stringify(honest)));
const twin = aRecommendation();
const titled = (title: string) => changed({ observations: [{ ...twin, item: { ...twin.item, title } }] });
const many = (length: number) => Array.from({ length }, () => aRecommendation());
const nowhere = { document: '0'.repeat(64), grant: '0'.repeat(64) };

/** What can be wrong with the content of a batch, and why it is then kept apart. Its sender cannot mend any of it. */
export const badBatches: [name: string, reason: QuarantineReason, make: BadBatch][] = [
  ['a decompression bomb', 'inflated_too_large', () => gzip(Buffer.alloc(20_000_000))],
  ['a body that is not gzip', 'body_not_gzip', () => new TextEncoder().encode('{}')],
  ['a body cut short', 'body_not_gzip', () => gzip(JSON.stringify({ long: 'x'.repeat(500) })).slice(0, 30)],
  ['a body that is not JSON', 'body_not_json', () => gzip('{"wire":1')],
  ['a body that is not UTF-8', 'body_not_json', () => gzip(Buffer.from([0x22, 0xff, 0x22]))],
  [
    'brackets nested half a million deep',
    'json_not_canonical',
    () => gzip('['.repeat(500_000) + ']'.repeat(500_000)),
  ],
  ['a key that stands there twice', 'json_not_canonical', written((text) => text.replace('{', '{"wire":1,'))],
  ['a space that means nothing', 'json_not_canonical', written((text) => `${text} `)],
  [
    'an index beyond all numbers',
    'json_not_canonical',
    written((text) => text.replace('"index":0', '"index":1e400')),
  ],
  ['a zero with a sign', 'json_not_canonical', written((text) => text.replace('"index":0', '"index":-0'))],
  [
    'a field named __proto__ in disguise',
    'json_not_canonical',
    written((text) => text.replace('{', '{"\\u005f_proto__":{"x":1},')),
  ],
  ['a field named __proto__', 'batch_invalid', written((text) => text.replace('{', '{"__proto__":{"x":1},'))],
  ['a field that nobody asked for', 'batch_invalid', changed({ email: 'someone@example.org' })],
  ['a version that does not exist', 'batch_invalid', changed({ wire: 3 })],
  ['a NUL in a title', 'batch_invalid', titled('a\0b')],
  ['half an emoji in a title', 'batch_invalid', titled('cut \ud83c')],
  [
    'more observations than a batch may hold',
    'batch_invalid',
    changed({ observations: many(limits.batchObservations + 1) }),
  ],
  [
    'an id that gives the time of day away',
    'batch_invalid',
    changed({ observations: [{ ...twin, id: v7({ msecs: 1_795_222_800_001 }) }] }),
  ],
  ['one observation twice', 'batch_invalid', changed({ observations: [twin, twin] })],
  ['the counts of one surface twice', 'batch_invalid', changed({ exposures: [anExposure(), anExposure()] })],
  ['another id than its Idempotency-Key', 'batch_invalid', async () => gzip(JSON.stringify(await aBatch()))],
  ['a batch that nobody agreed to take part with', 'batch_invalid', changed({ joined: undefined })],
  [
    'a consent to a document that is not known here',
    'consent_unknown',
    (honest) => changed({ consents: honest.consents.map((consent) => ({ ...consent, ...nowhere })) })(honest),
  ],
  ['a consent to take part under such a document', 'consent_unknown', changed({ joined: nowhere })],
  ['an e-mail address in a title', 'personal_data', titled('Write to jo.example@example.org')],
  ['a phone number in a title', 'personal_data', titled('Call me: +49 30 901820')],
];
