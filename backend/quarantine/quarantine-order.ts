import { z } from 'zod';
import { DiscardReason } from '#shared/wire/quarantine.ts';
import { ModeratorName } from '../moderation/moderator-name.ts';
import { BatchName } from './find-batch.ts';
import type { QuarantineDesk } from './quarantine-desk.ts';

/** What a moderator does about a batch that lies apart, at the command line. */
export const QuarantineOrder = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('list'), all: z.boolean().optional() }),
  z.strictObject({ do: z.literal('explain'), batch: BatchName, by: ModeratorName.optional() }),
  z.strictObject({ do: z.literal('release'), batch: BatchName, by: ModeratorName }),
  z.strictObject({ do: z.literal('discard'), batch: BatchName, by: ModeratorName, reason: DiscardReason }),
]);
export type QuarantineOrder = z.infer<typeof QuarantineOrder>;

/**
 * Carries out what a moderator wants.
 * @throws OperatorError in one sentence; then nothing was decided
 */
export async function orderQuarantine(desk: QuarantineDesk, order: QuarantineOrder): Promise<object> {
  switch (order.do) {
    case 'list':
      return { batches: await desk.list(order.all) };
    case 'explain':
      return desk.explain(order.batch, order.by);
    case 'release':
      return desk.release(order.batch, order.by);
    case 'discard':
      return desk.discard(order.batch, order.by, order.reason);
  }
}
