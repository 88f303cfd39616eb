import { z } from 'zod';
import { Invite, Work } from './challenge.ts';
import { ContributorId, PublicKey, StudyId } from './contributor.ts';

/**
 * Request: make a public key known. Signed with that key. Enrolling twice changes nothing, but that a recovery key
 * given then takes the place of an earlier one. A key that is not known yet brings the work of a `Challenge`, and an
 * invitation where one is asked for.
 */
export const Enrolment = z.strictObject({
  study: StudyId,
  publicKey: PublicKey,
  recoveryKey: PublicKey.optional().describe('Its holder may delete, when the key itself is lost'),
  work: Work.optional(),
  invite: Invite.optional(),
});
export type Enrolment = z.infer<typeof Enrolment>;

/** Answer: who you are to this server, and the key that it signs receipts with. */
export const EnrolmentAnswer = z.strictObject({ contributor: ContributorId, receiptKey: PublicKey });
export type EnrolmentAnswer = z.infer<typeof EnrolmentAnswer>;
