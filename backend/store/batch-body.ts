import { gunzipSync, gzipSync } from 'node:zlib';
import type { Batch } from '#shared/wire/batch.ts';
import { type BodyCipher, batchOwner } from './body-cipher.ts';

/** Which batch, by the key of its row. */
export interface BatchKey {
  contributor: string;
  batchId: string;
}

/** Encrypts the gzip bytes of a batch for its row. */
export function sealBody(
  cipher: BodyCipher,
  { contributor, batchId }: BatchKey,
  gzip: Uint8Array,
): Uint8Array {
  return cipher.seal(gzip, batchOwner(contributor, batchId));
}

/**
 * The gzip bytes of a batch as its sender signed them.
 * @throws when the body was encrypted with another key, or is not the one of this batch
 */
export function openBody(
  cipher: BodyCipher,
  { contributor, batchId }: BatchKey,
  body: Uint8Array,
): Uint8Array {
  return cipher.open(body, batchOwner(contributor, batchId));
}

/** The batch in the body of a row that passed every check when it came: not for one in quarantine. */
export function readStoredBatch(cipher: BodyCipher, key: BatchKey, body: Uint8Array): Batch {
  return JSON.parse(gunzipSync(openBody(cipher, key, body)).toString('utf8')) as Batch;
}

/** The body of a batch from which something was taken out. */
export function sealTrimmed(cipher: BodyCipher, key: BatchKey, batch: Batch): Uint8Array {
  return sealBody(cipher, key, gzipSync(JSON.stringify(batch)));
}
