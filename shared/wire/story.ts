import { z } from 'zod';
import { DayId } from '../day-id.ts';
import { Day } from '../observations/fields.ts';
import { StoryContent } from '../stories/story.ts';
import { ConsentReference } from './batch.ts';
import { ContributorId, StudyId } from './contributor.ts';
import { WireVersion } from './wire-version.ts';

/**
 * A story on its way. The same id with a higher revision takes the place of what was sent before; the same revision
 * again gets its first receipt. The Idempotency-Key is `id` followed by `.revision`.
 */
export const SentStory = z.strictObject({
  wire: WireVersion,
  id: DayId,
  revision: z.int().min(1).max(999),
  study: StudyId,
  consent: ConsentReference.describe('The consent to send this very story'),
  story: StoryContent,
});
export type SentStory = z.infer<typeof SentStory>;

/** The server's signed word that a story is stored durably. */
export const StoryReceipt = z.strictObject({
  story: DayId,
  revision: z.int().min(1),
  contributor: ContributorId,
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the story as JSON text, before compression'),
  status: z
    .enum(['received', 'held'])
    .describe('held: something in it looks like personal data, so a moderator looks at it first'),
  day: Day.describe('Day of receipt'),
  signature: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/)
    .describe('Ed25519 over storyReceiptText, base64url'),
});
export type StoryReceipt = z.infer<typeof StoryReceipt>;

/** The text that a story receipt's signature covers: one line a field, in this order, with a final line feed. */
export function storyReceiptText(receipt: Omit<StoryReceipt, 'signature'>): string {
  const { story, revision, contributor, digest, status, day } = receipt;
  return ['daylight-story-receipt/v1', story, revision, contributor, digest, status, day, ''].join('\n');
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number a person can note down and quote, e.g. `7K3M-92QD`: the first 40 bits of the receipt's digest. */
export function receiptNumber(receipt: { digest: string }): string {
  const value = BigInt(`0x${receipt.digest.slice(0, 10)}`);
  const letters = Array.from({ length: 8 }, (_, i) => crockford[Number((value >> BigInt(35 - 5 * i)) & 31n)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
