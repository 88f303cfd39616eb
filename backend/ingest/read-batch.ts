import { createHash } from 'node:crypto';
import { Batch } from '#shared/wire/batch.ts';
import type { QuarantineReason } from '#shared/wire/quarantine.ts';
import { parseCanonical } from './parse-canonical.ts';
import { inflate } from './read-json.ts';

/** A batch as it was read, or why it cannot be. `digest`: SHA-256 of its text, or of its bytes where there is no text. */
export type BatchReading =
  | { batch: Batch; digest: string }
  | { unreadable: QuarantineReason; detail?: string; digest: string };

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Reads the bytes of a batch. Its text must be canonical: see `parseCanonical`. */
export function readBatch(body: Uint8Array): BatchReading {
  const inflated = inflate(body);
  if ('refused' in inflated) {
    const unreadable = inflated.refused === 'inflated_too_large' ? 'inflated_too_large' : 'body_not_gzip';
    return { unreadable, digest: hash(body) };
  }
  const digest = hash(inflated.value);
  const read = parseCanonical(inflated.value);
  if ('unreadable' in read) return { ...read, digest };
  const parsed = Batch.safeParse(read.json);
  if (parsed.success) return { batch: parsed.data, digest };
  const problems = parsed.error.issues.slice(0, 3).map((i) => `${i.path.join('.') || 'body'}: ${i.message}`);
  return { unreadable: 'batch_invalid', detail: problems.join('; ').slice(0, 500), digest };
}
