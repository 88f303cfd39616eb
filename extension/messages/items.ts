import { z } from 'zod';
import { ItemFilter, ShownItem } from './item-filter.ts';
import { defineMessage } from './message.ts';

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
