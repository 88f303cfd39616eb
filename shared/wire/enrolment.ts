import { z } from 'zod';
import { ContributorId, PublicKey, StudyId } from './contributor.ts';

/** Request: make a public key known. Signed with that key. Enrolling twice changes nothing. */
export const Enrolment = z.strictObject({ study: StudyId, publicKey: PublicKey });
export type Enrolment = z.infer<typeof Enrolment>;

/** Answer: who you are to this server, and the key that it signs receipts with. */
export const EnrolmentAnswer = z.strictObject({ contributor: ContributorId, receiptKey: PublicKey });
export type EnrolmentAnswer = z.infer<typeof EnrolmentAnswer>;
