import { z } from 'zod';
import { Day } from '../observations/fields.ts';
import { Signature } from '../rules/signature.ts';
import { StudyId } from '../wire/contributor.ts';

/** A study as it is published: data, signed with the key that the extension was built for. */
export const SignedStudy = z.strictObject({
  study: StudyId,
  version: z.int().min(1).max(9999),
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the text in UTF-8, lower-case hex: what a grant points to'),
  issued: Day.describe('Day of signing'),
  text: z.string().min(2).max(200_000).describe('A study as JSON, letter for letter what the digest covers'),
  signature: Signature.describe('Ed25519 over signedStudyText, base64url'),
});
export type SignedStudy = z.infer<typeof SignedStudy>;

/** The text that a study's signature covers: one line a field, in this order, with a final line feed. */
export function signedStudyText({
  study,
  version,
  digest,
  issued,
}: Omit<SignedStudy, 'signature' | 'text'>): string {
  return ['daylight-study/v1', study, version, digest, issued, ''].join('\n');
}

/**
 * Every study that is open, will be, or was lately. That one was closed before its time is said without a signature: it
 * can only end something, and a device never opens it again.
 */
export const StudyList = z.object({
  studies: z
    .array(z.object({ signed: SignedStudy, closed: Day.nullable().describe('Day on which it was closed') }))
    .max(50),
});
export type StudyList = z.infer<typeof StudyList>;
