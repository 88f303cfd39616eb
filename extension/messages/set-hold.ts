import { z } from 'zod';
import { defineMessage } from './message.ts';

/** How long items wait before they leave by themselves: 0 to 72 hours; null: only when the person says so. */
export const setHold = defineMessage({
  name: 'set-hold',
  from: 'extension',
  request: z.strictObject({ hours: z.int().min(0).max(72).nullable() }),
  response: z.strictObject({}),
});
