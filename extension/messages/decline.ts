import { z } from 'zod';
import { defineMessage } from './message.ts';

/** The person says no to everything that was offered. They are not asked again for 180 days. */
export const decline = defineMessage({
  name: 'decline',
  from: 'extension',
  request: z.strictObject({}),
  response: z.strictObject({}),
});
