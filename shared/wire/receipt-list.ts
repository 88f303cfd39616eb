import { z } from 'zod';
import { DayId } from '../day-id.ts';
import { QuarantineReason } from './quarantine.ts';

/** Most batches in one list: the newest. */
export const mostListed = 20_000;

/** Where one batch stands. */
export const ListedBatch = z.strictObject({
  batchId: DayId,
  status: z
    .enum(['stored', 'waiting', 'quarantined'])
    .describe(
      'waiting: it is safe, and not looked at yet; quarantined: it is kept apart and nothing of it counts',
    ),
  reason: QuarantineReason.nullable().describe('Why it is kept apart'),
  index: z.int().min(0).nullable().describe('Its place in the public log, from 0; null until it has one'),
});
export type ListedBatch = z.infer<typeof ListedBatch>;

/** Every batch that the server has of the contributor who asks (GET /v1/receipts, signed), the newest first. */
export const ReceiptList = z.strictObject({ receipts: z.array(ListedBatch).max(mostListed) });
export type ReceiptList = z.infer<typeof ReceiptList>;
