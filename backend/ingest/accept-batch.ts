import { createHash, randomBytes } from 'node:crypto';
import { utcDay } from '#shared/day.ts';
import { DayId } from '#shared/day-id.ts';
import type { Batch } from '#shared/wire/batch.ts';
import type { QuarantineReason } from '#shared/wire/quarantine.ts';
import { commitmentText, isPresent, type Receipt, receiptText } from '#shared/wire/receipt.ts';
import { previousWireVersion, wireVersion } from '#shared/wire/wire-version.ts';
import { checkBatch } from './check-batch.ts';
import { checkStudyBatch } from './check-study-batch.ts';
import { batchHoldsPersonal } from './holds-personal.ts';
import type { IngestDeps } from './ingest-deps.ts';
import type { TakenBatch } from './ingest-store.ts';
import { type Outcome, type Refusal, refuse } from './outcome.ts';
import { readBatch } from './read-batch.ts';
import { checkStudy, type SentBody, whyGone } from './sent-body.ts';

/** Most batches of one contributor that go into quarantine on one day: broken software, or somebody who fills our disk. */
const mostQuarantined = 20;

type Answer = Outcome<{ receipt: Receipt; fresh: boolean }>;

/**
 * Takes a batch: reads it, checks it, stores it durably, and answers with a signed receipt. The same batch again gets
 * its first receipt and changes nothing; other content under the same id is refused. What its sender can mend is
 * refused, and nothing is kept of it; what they cannot mend is kept apart, and the receipt says why.
 */
export async function acceptBatch(sent: SentBody, deps: IngestDeps): Promise<Answer> {
  const today = utcDay(deps.now());
  const batchId = DayId.safeParse(sent.idempotencyKey);
  if (!batchId.success)
    return refuse('batch_invalid', 'The Idempotency-Key header is not an id that a batch can have.');
  const reading = readBatch(sent.body);
  if ('unreadable' in reading)
    return keepApart(sent, reading.unreadable, reading.digest, deps, reading.detail);
  const { batch, digest } = reading;
  if (batch.batchId !== sent.idempotencyKey)
    return keepApart(
      sent,
      'batch_invalid',
      digest,
      deps,
      'The Idempotency-Key header is not the id of the batch.',
    );
  const { study } = batch;
  const limited = deps.studies.limited(study);
  const verdict =
    checkStudy(study, sent.contributor, deps.studies) ??
    (limited ? checkStudyBatch(batch, limited, today) : checkBatch(batch, deps.documents, today));
  if (verdict && 'refused' in verdict) return verdict;
  if (verdict) return keepApart(sent, verdict.quarantined, digest, deps, verdict.detail);
  if (await batchHoldsPersonal(batch))
    return keepApart(sent, 'personal_data', digest, deps, undefined, batch);
  const status = deps.valve.isOpen() ? 'waiting' : 'stored';
  const receipt = receiptOf(sent, digest, { batch }, deps);
  return deps.valve.while(() => store(sent, batch.wire, receipt, { status, batch }, deps));
}

/**
 * Keeps a batch apart. A device of the wire version before cannot read of that, so it is refused as it always was and
 * keeps the batch itself, but for what only the server sees.
 */
async function keepApart(
  sent: SentBody,
  reason: QuarantineReason,
  digest: string,
  deps: IngestDeps,
  detail?: string,
  batch?: Batch,
): Promise<Answer> {
  if (!sent.isPresent && reason !== 'personal_data') return refuse(previousCode(reason), detail);
  const { contributor } = sent.contributor;
  if ((await deps.store.countQuarantined(contributor, utcDay(deps.now()))) >= mostQuarantined)
    return refuse('rate_limited', 'Too many batches of this contributor were kept apart today.');
  const wire = sent.isPresent ? wireVersion : previousWireVersion;
  const receipt = receiptOf(sent, digest, { ...(batch ? { batch } : {}), reason }, deps);
  return store(sent, wire, receipt, { status: 'quarantined', reason }, deps);
}

function previousCode(reason: Exclude<QuarantineReason, 'personal_data'>): Refusal['refused'] {
  if (reason === 'outside_study') return 'batch_invalid';
  return reason === 'json_not_canonical' ? 'body_not_json' : reason;
}

function receiptOf(
  sent: SentBody,
  digest: string,
  { batch, reason }: { batch?: Batch; reason?: QuarantineReason },
  deps: IngestDeps,
): Receipt {
  const common = {
    batchId: sent.idempotencyKey,
    contributor: sent.contributor.contributor,
    digest,
    observations: batch?.observations.length ?? 0,
    exposures: batch?.exposures.length ?? 0,
    day: utcDay(deps.now()),
  };
  if (!sent.isPresent || batch?.wire === previousWireVersion) return deps.signer.sign(receiptText, common);
  return deps.signer.sign(receiptText, {
    ...common,
    status: reason === undefined ? ('stored' as const) : ('quarantined' as const),
    reason: reason ?? null,
    document: batch?.joined.document ?? null,
    salt: randomBytes(16).toString('base64url'),
  });
}

async function store(
  sent: SentBody,
  wire: number,
  receipt: Receipt,
  content: TakenBatch['content'],
  deps: IngestDeps,
): Promise<Answer> {
  const { contributor } = sent.contributor;
  const commitment = isPresent(receipt)
    ? createHash('sha256').update(commitmentText(receipt)).digest()
    : null;
  const { body, idempotencyKey: batchId } = sent;
  const stored = await deps.store.storeBatch({
    contributor,
    batchId,
    wire,
    body,
    receipt,
    commitment,
    content,
  });
  if (stored === 'contributor_gone') return whyGone(contributor, deps);
  if (stored === 'stored') return { value: { receipt, fresh: true } };
  return stored.earlier.digest === receipt.digest
    ? { value: { receipt: stored.earlier, fresh: false } }
    : refuse('batch_conflict');
}
