import { createHash, type KeyObject, verify } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { limits } from '#shared/wire/limits.ts';
import { commitmentText, isPresent, receiptText } from '#shared/wire/receipt.ts';
import { type BodyCipher, batchOwner } from '../store/body-cipher.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import { findMissing } from './find-missing.ts';
import type { BatchProblem, StoredBatch } from './stored-batch.ts';

/** What a batch is judged by. */
export interface JudgeDeps {
  pool: SqlPool;
  cipher: BodyCipher;
  /** Public key that receipts are signed with. */
  key: KeyObject;
  /** YYYY-MM-DD: what was seen before was deleted by rule. */
  firstKept: string;
}

/** What a batch is found to be: see StoreProof. */
export type Judgement = 'verified' | 'trimmed' | 'unverifiable' | { problem: BatchProblem };

/** Compares a batch with its receipt, and with what is stored of it. */
export async function judgeBatch(batch: StoredBatch, deps: JudgeDeps): Promise<Judgement> {
  const { receipt, status, body, trimmed, rows } = batch;
  const problem = (name: BatchProblem): Judgement => ({ problem: name });
  if (!isSigned(batch, deps.key)) return problem('signature_wrong');
  if (!isCommitted(batch)) return problem('commitment_differs');
  if (status !== 'stored' && rows > 0) return problem('observations_unexpected');
  if (!body) {
    // No receipt of today's version was given without a body, which goes by rule only when a batch is kept apart.
    if (isPresent(receipt) && status !== 'quarantined') return problem('body_lost');
    return rows > receipt.observations ? problem('observations_unexpected') : 'unverifiable';
  }
  let text: Uint8Array;
  try {
    text = readText(deps.cipher.open(body, batchOwner(batch.contributor, batch.batch_id)), status);
  } catch {
    return problem('body_unreadable');
  }
  if (!trimmed) {
    const digest = createHash('sha256').update(text).digest('hex');
    if (digest !== receipt.digest || digest !== batch.digest) return problem('digest_differs');
  }
  const missing = status === 'stored' ? await findMissing(batch, text, deps) : undefined;
  if (missing) return problem(missing);
  return trimmed ? 'trimmed' : 'verified';
}

function isSigned({ receipt }: StoredBatch, key: KeyObject): boolean {
  return verify(null, Buffer.from(receiptText(receipt)), key, Buffer.from(receipt.signature, 'base64url'));
}

function isCommitted({ receipt, commitment }: StoredBatch): boolean {
  if (!isPresent(receipt)) return true;
  const expected = createHash('sha256').update(commitmentText(receipt)).digest();
  return commitment !== null && expected.equals(commitment);
}

/** What was sent and cannot be inflated is kept as it came, and its digest is of that. */
function readText(opened: Uint8Array, status: StoredBatch['status']): Uint8Array {
  try {
    return gunzipSync(opened, { maxOutputLength: limits.inflatedBytes });
  } catch (error) {
    if (status !== 'quarantined') throw error;
    return opened;
  }
}
