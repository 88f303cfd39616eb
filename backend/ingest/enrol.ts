import { utcDay } from '#shared/day.ts';
import { contributorId } from '#shared/wire/contributor.ts';
import { Enrolment, type EnrolmentAnswer } from '#shared/wire/enrolment.ts';
import type { IngestDeps } from './accept-batch.ts';
import type { Contributor } from './ingest-store.ts';
import { type Outcome, refuse } from './outcome.ts';
import { inflate, readJson } from './read-json.ts';

/** Reads who wants to enrol. The sender has proved nothing yet. */
export async function readEnrolment(
  body: Uint8Array,
  deps: Pick<IngestDeps, 'studies'>,
): Promise<Outcome<Contributor>> {
  const inflated = inflate(body);
  if ('refused' in inflated) return inflated;
  const read = readJson(inflated.value, Enrolment, 'enrolment_invalid');
  if ('refused' in read) return read;
  const { study, publicKey } = read.value;
  if (!deps.studies.has(study)) return refuse('study_unknown');
  return { value: { study, publicKey, contributor: await contributorId(study, publicKey) } };
}

/** Makes a key known whose holder has proved that it is theirs. Again changes nothing. */
export async function enrol(contributor: Contributor, deps: IngestDeps): Promise<EnrolmentAnswer> {
  await deps.store.enrol(contributor, utcDay(deps.now()));
  return { contributor: contributor.contributor, receiptKey: deps.signer.publicKey };
}
