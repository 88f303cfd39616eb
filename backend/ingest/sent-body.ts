import type { IngestDeps } from './ingest-deps.ts';
import type { Contributor } from './ingest-store.ts';
import type { KnownStudies } from './known-studies.ts';
import { type Refusal, refuse } from './outcome.ts';

/** A body whose sender is proved: they hold the key. Whether they enrolled, the store says when something is stored. */
export interface SentBody {
  contributor: Contributor;
  /** Gzip bytes as they came. */
  body: Uint8Array;
  idempotencyKey: string;
  /** Whether the device speaks the present wire version, and can read what only that says. */
  isPresent: boolean;
}

/**
 * Checks that a key speaks for the study that it was made for.
 * @param study the study that the body names
 * @param studies studies that this server takes part in
 */
export function checkStudy(
  study: string,
  sender: Contributor,
  studies: Pick<KnownStudies, 'has'>,
): Refusal | undefined {
  if (!studies.has(study)) return refuse('study_unknown');
  return study === sender.study
    ? undefined
    : refuse('study_unknown', 'This key was enrolled for another study.');
}

/** Checks that a study takes stories and structures: one that is limited in time takes items alone. */
export function checkTakesAll(study: string, studies: Pick<KnownStudies, 'limited'>): Refusal | undefined {
  return studies.limited(study) && refuse('study_unknown', 'This study takes nothing but items.');
}

/** Why the store has nobody to store something for: everything of them was deleted, or they never enrolled. */
export async function whyGone(contributor: string, { store }: Pick<IngestDeps, 'store'>): Promise<Refusal> {
  const known = await store.findContributor(contributor);
  return refuse(known?.deleted ? 'contributor_deleted' : 'contributor_unknown');
}
