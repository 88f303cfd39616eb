import { z } from 'zod';
import { DayId } from '../day-id.ts';
import { Day } from '../observations/fields.ts';
import { ContributorId } from './contributor.ts';

/** The server's signed word that a batch is stored durably. A batch that comes again gets the same receipt. */
export const Receipt = z.strictObject({
  batchId: DayId,
  contributor: ContributorId,
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the batch as JSON text, before compression'),
  observations: z.int().min(0),
  exposures: z.int().min(0),
  day: Day.describe('Day of receipt'),
  signature: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/)
    .describe('Ed25519 over receiptText, base64url'),
});
export type Receipt = z.infer<typeof Receipt>;

/** The text that a receipt's signature covers: one line a field, in this order, with a final line feed. */
export function receiptText(receipt: Omit<Receipt, 'signature'>): string {
  return [
    'daylight-receipt/v1',
    receipt.batchId,
    receipt.contributor,
    receipt.digest,
    receipt.observations,
    receipt.exposures,
    receipt.day,
    '',
  ].join('\n');
}
