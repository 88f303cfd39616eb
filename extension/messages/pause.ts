import { z } from 'zod';
import { defineMessage } from './message.ts';

/** Pauses or resumes everything. While paused, nothing is observed and nothing is sent. */
export const pause = defineMessage({
  name: 'pause',
  from: 'extension',
  request: z.strictObject({ paused: z.boolean() }),
  response: z.strictObject({}),
});
