import { z } from 'zod';
import { DayId } from '../day-id.ts';
import { DiscardReason, QuarantineReason } from './quarantine.ts';

/** `waiting`: it is safe, and not looked at yet; `quarantined`: it is kept apart and nothing of it counts. */
export const BatchStatus = z.enum(['stored', 'waiting', 'quarantined']);

/**
 * Where one batch stands: why it is kept apart, where it is; and its place in the public log, from 0, once it has one.
 */
export const ListedBatch = z.strictObject({
  batchId: DayId,
  status: BatchStatus,
  reason: QuarantineReason.nullable(),
  discarded: DiscardReason.nullish()
    .catch(null)
    .describe('Why a moderator discarded what lay apart; absent from servers of the version before'),
  index: z.int().min(0).nullable(),
});
export type ListedBatch = z.infer<typeof ListedBatch>;
