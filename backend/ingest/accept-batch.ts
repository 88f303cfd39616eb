import { createHash } from 'node:crypto';
import { utcDay } from '#shared/day.ts';
import { Batch } from '#shared/wire/batch.ts';
import { type Receipt, receiptText } from '#shared/wire/receipt.ts';
import { checkBatch, exhibitsOf } from './check-batch.ts';
import type { IngestDeps } from './ingest-deps.ts';
import { type Outcome, refuse } from './outcome.ts';
import { inflate, readJson } from './read-json.ts';
import { checkSender, type SentBody } from './sent-body.ts';

/**
 * Takes a batch: reads it, checks it, stores it durably, and answers with a signed receipt. The same batch again gets
 * its first receipt and changes nothing; other content under the same id is refused.
 */
export async function acceptBatch(
  sent: SentBody,
  deps: IngestDeps,
): Promise<Outcome<{ receipt: Receipt; fresh: boolean }>> {
  const inflated = inflate(sent.body);
  if ('refused' in inflated) return inflated;
  const read = readJson(inflated.value, Batch, 'batch_invalid');
  if ('refused' in read) return read;
  const batch = read.value;
  if (batch.batchId !== sent.idempotencyKey)
    return refuse('batch_invalid', 'The Idempotency-Key header is not the id of the batch.');
  const today = utcDay(deps.now());
  const refusal =
    checkSender(batch.study, sent.contributor, deps.studies) ?? checkBatch(batch, deps.documents, today);
  if (refusal) return refusal;

  const { contributor } = sent.contributor;
  const receipt = deps.signer.sign(receiptText, {
    batchId: batch.batchId,
    contributor,
    digest: createHash('sha256').update(inflated.value).digest('hex'),
    observations: batch.observations.length,
    exposures: batch.exposures.length,
    day: today,
  });
  const stored = await deps.store.storeBatch({ contributor, batch, receipt, exhibits: exhibitsOf(batch) });
  if (stored === 'contributor_gone') return refuse('contributor_deleted');
  if (stored === 'stored') return { value: { receipt, fresh: true } };
  return stored.earlier.digest === receipt.digest
    ? { value: { receipt: stored.earlier, fresh: false } }
    : refuse('batch_conflict');
}
