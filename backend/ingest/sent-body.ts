import type { KnownContributor } from './ingest-store.ts';
import { type Refusal, refuse } from './outcome.ts';

/** A body whose sender is proved. */
export interface SentBody {
  contributor: KnownContributor;
  /** Gzip bytes as they came. */
  body: Uint8Array;
  idempotencyKey: string;
}

/**
 * Checks that something may come from its sender: who had everything deleted sends nothing again, and a key speaks for
 * the study that it was made for.
 * @param study the study that the body names
 * @param studies studies that this server takes part in
 */
export function checkSender(
  study: string,
  sender: KnownContributor,
  studies: ReadonlySet<string>,
): Refusal | undefined {
  return sender.deleted ? refuse('contributor_deleted') : checkStudy(study, sender, studies);
}

/** Checks that a key speaks for the study that it was made for. */
export function checkStudy(
  study: string,
  sender: KnownContributor,
  studies: ReadonlySet<string>,
): Refusal | undefined {
  if (!studies.has(study)) return refuse('study_unknown');
  return study === sender.study
    ? undefined
    : refuse('study_unknown', 'This key was enrolled for another study.');
}
