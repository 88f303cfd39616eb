import { z } from 'zod';
import { Selection } from './items.ts';
import { defineMessage } from './message.ts';

/**
 * What the person decides on items: `send` those that wait, at once; `keep` those that wait for themselves, so that
 * they never leave; `forget`: delete them from this device, whatever their status.
 */
export const decideItems = defineMessage({
  name: 'decide-items',
  from: 'extension',
  request: z.strictObject({ decision: z.enum(['send', 'keep', 'forget']), selection: Selection }),
  response: z.strictObject({}),
});
export type ItemDecision = z.infer<typeof decideItems.request>;
