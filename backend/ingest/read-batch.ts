import { createHash } from 'node:crypto';
import { Batch } from '#shared/wire/batch.ts';
import type { QuarantineReason } from '#shared/wire/quarantine.ts';
import { inflate } from './read-json.ts';

/** A batch as it was read, or why it cannot be. `digest`: SHA-256 of its text, or of its bytes where there is no text. */
export type BatchReading =
  | { batch: Batch; digest: string }
  | { unreadable: QuarantineReason; detail?: string; digest: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads the bytes of a batch. Its text must be what JSON.stringify writes of it: whatever could be read in two ways
 * (a key twice, -0, 1e400, an escaped __proto__) is then refused by one comparison, and the text can always be made again
 * from what it says.
 */
export function readBatch(body: Uint8Array): BatchReading {
  const inflated = inflate(body);
  if ('refused' in inflated) {
    const unreadable = inflated.refused === 'inflated_too_large' ? 'inflated_too_large' : 'body_not_gzip';
    return { unreadable, digest: hash(body) };
  }
  const digest = hash(inflated.value);
  let text: string;
  let json: unknown;
  try {
    text = utf8.decode(inflated.value);
    json = JSON.parse(text);
  } catch {
    return { unreadable: 'body_not_json', digest };
  }
  if (!isCanonical(text, json)) return { unreadable: 'json_not_canonical', digest };
  const parsed = Batch.safeParse(json);
  if (parsed.success) return { batch: parsed.data, digest };
  const problems = parsed.error.issues.slice(0, 3).map((i) => `${i.path.join('.') || 'body'}: ${i.message}`);
  return { unreadable: 'batch_invalid', detail: problems.join('; ').slice(0, 500), digest };
}

function isCanonical(text: string, json: unknown): boolean {
  try {
    return JSON.stringify(json) === text;
  } catch {
    return false; // Nested deeper than the stack.
  }
}
