import { z } from 'zod';
import { ItemFilter, ShownItem } from './items.ts';
import { defineMessage } from './message.ts';

/**
 * Looks through some thousand items that fit for words in title, publisher, advertiser or answer; called again with
 * `next` until that is null, so that the page can show progress and what was found so far.
 */
export const searchItems = defineMessage({
  name: 'search-items',
  from: 'extension',
  request: z.strictObject({
    filter: ItemFilter,
    text: z.string().min(1).max(200),
    from: z.int().min(0).describe('Offset to go on at'),
  }),
  response: z.strictObject({ found: z.array(ShownItem), next: z.int().nullable() }),
});
