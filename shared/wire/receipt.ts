import { z } from 'zod';
import { DayId } from '../day-id.ts';
import { Day } from '../observations/fields.ts';
import { ContributorId } from './contributor.ts';
import { QuarantineReason } from './quarantine.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const fields = {
  batchId: DayId,
  contributor: ContributorId,
  digest: Sha256.describe('SHA-256 of the batch as JSON text, before compression'),
  observations: z.int().min(0),
  exposures: z.int().min(0),
  day: Day.describe('Day of receipt'),
  signature: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/)
    .describe('Ed25519 over receiptText, base64url'),
} as const;

/** What a batch of the previous wire version is answered with. */
const PreviousReceipt = z.strictObject(fields);

/**
 * The server's signed word that a batch is stored durably. A batch that comes again gets the same receipt. `salt` and
 * `document` are what its entry in the public log is made of, beside fields that stand here already: see `commitmentText`.
 */
const PresentReceipt = z.strictObject({
  ...fields,
  status: z
    .enum(['stored', 'quarantined'])
    .describe('quarantined: it is kept apart and nothing of it counts'),
  reason: QuarantineReason.nullable().describe('Why it is kept apart'),
  document: Sha256.nullable().describe(
    'Hash of the consent document that the study was joined under; null where unreadable',
  ),
  salt: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .describe(
      '16 random bytes, base64url: without them nobody can tell which entry of the log stands for this batch',
    ),
});

/** A receipt of either wire version. */
export const Receipt = z.union([PresentReceipt, PreviousReceipt]);
export type Receipt = z.infer<typeof Receipt>;
export type PresentReceipt = z.infer<typeof PresentReceipt>;

/** Whether a receipt says where its batch stands in the public log. */
export function isPresent<R extends Omit<Receipt, 'signature'>>(receipt: R): receipt is R & PresentReceipt {
  return 'salt' in receipt;
}

/** The text that a receipt's signature covers: one line a field, in this order, with a final line feed. */
export function receiptText(receipt: Omit<Receipt, 'signature'>): string {
  const { batchId, contributor, digest, observations, exposures, day } = receipt;
  const common = [batchId, contributor, digest, observations, exposures, day];
  if (!isPresent(receipt)) return ['daylight-receipt/v1', ...common, ''].join('\n');
  const { status, reason, document, salt } = receipt;
  return ['daylight-receipt/v2', ...common, status, reason ?? '', document ?? '', salt, ''].join('\n');
}

/**
 * The text whose SHA-256 is a batch's entry in the public log. It names no contributor, and without the salt it cannot
 * be guessed: when a person leaves, the salt goes with their rows, and the entry means nothing any more.
 */
export function commitmentText(
  receipt: Pick<PresentReceipt, 'salt' | 'batchId' | 'digest' | 'document' | 'day'>,
): string {
  const { salt, batchId, digest, document, day } = receipt;
  return ['daylight-log-entry/v1', salt, batchId, digest, document ?? '', day, ''].join('\n');
}
