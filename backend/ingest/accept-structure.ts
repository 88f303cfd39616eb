import { createHash } from 'node:crypto';
import { addDays, utcDay } from '#shared/day.ts';
import { limits } from '#shared/wire/limits.ts';
import { SentStructure, type StructureReceipt, structureReceiptText } from '#shared/wire/structure.ts';
import { checkRange } from './check-range.ts';
import type { IngestDeps } from './ingest-deps.ts';
import { type Outcome, refuse } from './outcome.ts';
import { inflate, readJson } from './read-json.ts';
import { checkStudy, checkTakesAll, type SentBody, whyGone } from './sent-body.ts';

/**
 * Takes the structure of a page: reads it, checks it, stores it durably, and answers with a signed receipt. The same
 * structure again gets its first receipt; other content under its id is refused.
 */
export async function acceptStructure(
  sent: SentBody,
  deps: IngestDeps,
): Promise<Outcome<{ receipt: StructureReceipt; fresh: boolean }>> {
  const inflated = inflate(sent.body);
  if ('refused' in inflated) return inflated;
  const read = readJson(inflated.value, SentStructure, 'structure_invalid');
  if ('refused' in read) return read;
  const { id, study, consent, structure } = read.value;
  if (id !== sent.idempotencyKey)
    return refuse('structure_invalid', 'The Idempotency-Key header is not the id of the structure.');
  if (!structure.rules.startsWith(`${structure.source}@`))
    return refuse('structure_invalid', 'The rules are those of another source.');
  const today = utcDay(deps.now());
  const refusal =
    checkStudy(study, sent.contributor, deps.studies) ??
    checkTakesAll(study, deps.studies) ??
    (deps.documents.has(consent.document)
      ? checkRange([structure.day], addDays(today, -limits.oldestDays), today)
      : refuse('consent_unknown', `No consent document has the hash ${consent.document}.`));
  if (refusal) return refusal;

  const { contributor } = sent.contributor;
  const receipt = deps.signer.sign(structureReceiptText, {
    structure: id,
    contributor,
    digest: createHash('sha256').update(inflated.value).digest('hex'),
    day: today,
  });
  const stored = await deps.store.storeStructure({ contributor, sent: read.value, receipt });
  if (stored === 'contributor_gone') return whyGone(contributor, deps);
  if (stored === 'stored') return { value: { receipt, fresh: true } };
  return stored.earlier.digest === receipt.digest
    ? { value: { receipt: stored.earlier, fresh: false } }
    : refuse('structure_conflict');
}
