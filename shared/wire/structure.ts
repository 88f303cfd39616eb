import { z } from 'zod';
import { DayId } from '../day-id.ts';
import { Day } from '../observations/fields.ts';
import { Structure } from '../structures/structure.ts';
import { ConsentReference } from './batch.ts';
import { ContributorId, StudyId } from './contributor.ts';
import { WireVersion } from './wire-version.ts';

/** A structure on its way. It never changes: the same id again gets its first receipt. Idempotency-Key: `id`. */
export const SentStructure = z.strictObject({
  wire: WireVersion,
  id: DayId,
  study: StudyId,
  consent: ConsentReference.describe('The consent to send this very structure'),
  structure: Structure,
});
export type SentStructure = z.infer<typeof SentStructure>;

/** The server's signed word that a structure is stored durably. */
export const StructureReceipt = z.strictObject({
  structure: DayId,
  contributor: ContributorId,
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the structure as JSON text, before compression'),
  day: Day.describe('Day of receipt'),
  signature: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/)
    .describe('Ed25519 over structureReceiptText, base64url'),
});
export type StructureReceipt = z.infer<typeof StructureReceipt>;

/** The text that a structure receipt's signature covers: one line a field, in this order, with a final line feed. */
export function structureReceiptText(receipt: Omit<StructureReceipt, 'signature'>): string {
  const { structure, contributor, digest, day } = receipt;
  return ['daylight-structure-receipt/v1', structure, contributor, digest, day, ''].join('\n');
}
