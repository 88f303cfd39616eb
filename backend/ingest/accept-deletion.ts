import { utcDay } from '#shared/day.ts';
import {
  Deletion,
  type DeletionReceipt,
  type DeletionTarget,
  deletionReceiptText,
} from '#shared/wire/deletion.ts';
import { previousWireVersion, type WireVersion, wireVersion } from '#shared/wire/wire-version.ts';
import type { IngestDeps } from './ingest-deps.ts';
import { type Outcome, refuse } from './outcome.ts';
import { inflate, readJson } from './read-json.ts';
import { checkStudy, type SentBody, whyGone } from './sent-body.ts';

/**
 * Deletes what a contributor sent, at once and durably, and answers with a signed receipt. The same id again gets its
 * first receipt, also after the contributor is gone; but once they are, no other deletion is taken.
 */
export async function acceptDeletion(sent: SentBody, deps: IngestDeps): Promise<Outcome<DeletionReceipt>> {
  const inflated = inflate(sent.body);
  if ('refused' in inflated) return inflated;
  const read = readJson(inflated.value, Deletion, 'deletion_invalid');
  if ('refused' in read) return read;
  const { id, study, target } = read.value;
  if (id !== sent.idempotencyKey)
    return refuse('deletion_invalid', 'The Idempotency-Key header is not the id of the deletion.');
  const refusal = checkStudy(study, sent.contributor, deps.studies);
  return refusal ?? deleteSent(sent.contributor.contributor, id, target, deps, read.value.wire);
}

/** Carries out a deletion whose sender is proved. */
export async function deleteSent(
  contributor: string,
  id: string,
  target: DeletionTarget,
  deps: IngestDeps,
  wire: WireVersion = wireVersion,
): Promise<Outcome<DeletionReceipt>> {
  const day = utcDay(deps.now());
  const outcome = await deps.store.deleteSent({
    ...{ contributor, id, target, day },
    receiptOf: ({ releases, ...counts }) =>
      deps.signer.sign(deletionReceiptText, {
        ...{ deletion: id, contributor, ...counts, day },
        ...(wire === previousWireVersion ? {} : { releases }),
      }),
  });
  if (outcome === 'contributor_gone') return whyGone(contributor, deps);
  if ('deleted' in outcome) return { value: outcome.deleted };
  return isSame(target, outcome.earlier.target)
    ? { value: outcome.earlier.receipt }
    : refuse('deletion_invalid', 'A deletion of something else has this id.');
}

function isSame(one: DeletionTarget, other: DeletionTarget): boolean {
  const parts = (target: DeletionTarget) => Object.entries(target).sort().join();
  return parts(one) === parts(other);
}
