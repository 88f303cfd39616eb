import { utcDay } from '#shared/day.ts';
import type { Work } from '#shared/wire/challenge.ts';
import { contributorId, recoveryId } from '#shared/wire/contributor.ts';
import { Enrolment, type EnrolmentAnswer } from '#shared/wire/enrolment.ts';
import { isInvited, isWorkDone } from './enrolment-terms.ts';
import type { IngestDeps } from './ingest-deps.ts';
import type { KnownContributor, Recovery } from './ingest-store.ts';
import { isOpen } from './known-studies.ts';
import { type Outcome, refuse } from './outcome.ts';
import { inflate, readJson } from './read-json.ts';

/** Somebody who wants to enrol. */
export interface Enrolling {
  contributor: KnownContributor;
  recovery?: Recovery;
  work: Work | undefined;
  invite: string | undefined;
}

/** Reads who wants to enrol. The sender has proved nothing yet. */
export async function readEnrolment(
  body: Uint8Array,
  deps: Pick<IngestDeps, 'studies' | 'now'>,
): Promise<Outcome<Enrolling>> {
  const inflated = inflate(body);
  if ('refused' in inflated) return inflated;
  const read = readJson(inflated.value, Enrolment, 'enrolment_invalid');
  if ('refused' in read) return read;
  const { study, publicKey, recoveryKey, work, invite } = read.value;
  if (!deps.studies.has(study)) return refuse('study_unknown');
  const limited = deps.studies.limited(study);
  if (limited && !isOpen(limited, utcDay(deps.now()))) return refuse('study_closed');
  const contributor = {
    study,
    publicKey,
    contributor: await contributorId(study, publicKey),
    deleted: false,
  };
  if (recoveryKey === undefined) return { value: { contributor, work, invite } };
  const recovery = { recoveryKey, recoveryId: await recoveryId(study, recoveryKey) };
  return { value: { contributor, recovery, work, invite } };
}

/**
 * Makes a key known whose holder has proved that it is theirs. Again changes nothing, but that a recovery key given
 * then takes the place of an earlier one. A key whose holder had everything deleted is refused for good. One that is not
 * known yet must meet the terms.
 */
export async function enrol(enrolling: Enrolling, deps: IngestDeps): Promise<Outcome<EnrolmentAnswer>> {
  const { contributor, recovery, work, invite } = enrolling;
  if (!(await deps.store.findContributor(contributor.contributor))) {
    if (!isInvited(invite, deps.terms)) return refuse('invite_invalid');
    if (!isWorkDone(work, contributor.publicKey, deps.terms, deps.now())) return refuse('work_invalid');
  }
  const enrolled = await deps.store.enrol(contributor, utcDay(deps.now()), recovery);
  return enrolled === 'deleted'
    ? refuse('contributor_deleted')
    : { value: { contributor: contributor.contributor, receiptKey: deps.signer.publicKey } };
}
