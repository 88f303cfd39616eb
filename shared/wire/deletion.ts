import { z } from 'zod';
import { DayId } from '../day-id.ts';
import { Day, SourceId } from '../observations/fields.ts';
import { ContributorId, StudyId } from './contributor.ts';
import { WireVersion } from './wire-version.ts';

/** What is to be deleted of what a contributor sent. `all` also ends the contributor: their key is not taken again. */
export const DeletionTarget = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('all') }),
  z.strictObject({ of: z.literal('source'), source: SourceId }),
  z.strictObject({ of: z.literal('story'), story: DayId }),
]);
export type DeletionTarget = z.infer<typeof DeletionTarget>;

/**
 * The wish that something be deleted. Proved by the request's signature: by the study key (keyid is the contributor), or
 * by the recovery key (keyid is its recoveryId). The same id again gets its first receipt. Idempotency-Key: `id`.
 */
export const Deletion = z.strictObject({
  wire: WireVersion,
  id: DayId,
  study: StudyId,
  target: DeletionTarget,
});
export type Deletion = z.infer<typeof Deletion>;

/** A deletion of everything that was signed beforehand, for the page that opens after an uninstall. */
export const PresignedDeletion = z.strictObject({
  id: DayId,
  study: StudyId,
  contributor: ContributorId,
  signature: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/)
    .describe('Ed25519 of the study key over presignedDeletionText, base64url'),
});
export type PresignedDeletion = z.infer<typeof PresignedDeletion>;

/** The text that a pre-signed deletion's signature covers. */
export function presignedDeletionText(deletion: Omit<PresignedDeletion, 'signature'>): string {
  return ['daylight-deletion/v1', deletion.id, deletion.study, deletion.contributor, ''].join('\n');
}

/** The server's signed word of what was deleted. */
export const DeletionReceipt = z.strictObject({
  deletion: DayId,
  contributor: ContributorId,
  observations: z.int().min(0),
  exposures: z.int().min(0),
  stories: z.int().min(0),
  day: Day,
  releases: z
    .array(z.string().max(120))
    .max(1000)
    .optional()
    .describe('Releases (dataset@version) that held something of what was deleted; absent in wire version 1'),
  signature: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/)
    .describe('Ed25519 over deletionReceiptText, base64url'),
});
export type DeletionReceipt = z.infer<typeof DeletionReceipt>;

/** The text that a deletion receipt's signature covers: one line a field, in this order, with a final line feed. */
export function deletionReceiptText(receipt: Omit<DeletionReceipt, 'signature'>): string {
  const { deletion, contributor, observations, exposures, stories, day, releases } = receipt;
  const fields = [deletion, contributor, observations, exposures, stories, day];
  return releases
    ? ['daylight-deletion-receipt/v2', ...fields, releases.join(' '), ''].join('\n')
    : ['daylight-deletion-receipt/v1', ...fields, ''].join('\n');
}
