import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { Day, SourceId } from '#shared/observations/fields.ts';
import { Kind } from '#shared/observations/kind.ts';
import { Observation } from '#shared/observations/observation.ts';
import { defineMessage } from './message.ts';

/** Where an item stands on its way: see the store. `kept` is the person's own and never leaves. */
export const ItemStatus = z.enum(['waiting', 'approved', 'sealed', 'sent', 'kept']);
export type ItemStatus = z.infer<typeof ItemStatus>;

/** Which items: of some statuses and, where given, of a site, a kind, a day (UTC). */
export const ItemFilter = z.strictObject({
  statuses: z.array(ItemStatus).min(1).max(5),
  source: SourceId.optional(),
  kind: Kind.optional(),
  day: Day.optional(),
});
export type ItemFilter = z.infer<typeof ItemFilter>;

/** Items by their ids, or everything that fits a filter. */
export const Selection = z.union([
  z.strictObject({ ids: z.array(DayId).min(1).max(2000) }),
  z.strictObject({ filter: ItemFilter }),
]);
export type Selection = z.infer<typeof Selection>;

/** One item as the pages of the extension show it. */
export const ShownItem = z.strictObject({
  id: z.string(),
  status: ItemStatus,
  observation: Observation,
  json: z.string().describe('The exact text of the item that leaves, byte for byte, within its batch'),
  dropped: z
    .array(z.strictObject({ field: z.string(), kind: z.string(), count: z.int() }))
    .describe('What was taken out before the item was kept'),
  dueAt: z.number().nullable().describe('When it is sent by itself, ms since 1970; null: it is not'),
  batchId: z.string().nullable(),
});
export type ShownItem = z.infer<typeof ShownItem>;

/** A page of the items that fit, newest first, and how many fit in all. */
export const items = defineMessage({
  name: 'items',
  from: 'extension',
  request: z.strictObject({
    filter: ItemFilter,
    offset: z.int().min(0),
    limit: z.int().min(1).max(200),
  }),
  response: z.strictObject({ items: z.array(ShownItem), total: z.int() }),
});
