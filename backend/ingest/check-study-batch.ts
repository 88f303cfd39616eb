import { findOutsideStudy } from '#shared/studies/find-outside-study.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { findUnconsented } from '#shared/wire/find-unconsented.ts';
import { type BatchVerdict, checkContents } from './check-batch.ts';
import { isOpen, type LimitedStudy } from './known-studies.ts';
import { refuse } from './outcome.ts';

/**
 * Checks a batch for a study with an end: that it is open, and that nothing is in the batch but what the very version of
 * the study asks for that its sender agreed to.
 * @param today YYYY-MM-DD in UTC
 * @returns undefined when all is well
 */
export function checkStudyBatch(
  batch: Batch,
  limited: LimitedStudy,
  today: string,
): BatchVerdict | undefined {
  if (!isOpen(limited, today)) return refuse('study_closed');
  const agreed = limited.versions.get(batch.joined.document);
  if (!agreed)
    return {
      quarantined: 'consent_unknown',
      detail: `No version of the study has the digest ${batch.joined.document}.`,
    };
  const bare = findUnconsented(batch);
  if (bare !== undefined)
    return refuse('consent_missing', `Nothing in the batch says that ${bare} was agreed to.`);
  const beyond = findOutsideStudy(batch, agreed);
  if (beyond !== undefined) return { quarantined: 'outside_study', detail: beyond };
  return checkContents(batch, today);
}
