import { z } from 'zod';
import { defineMessage } from './message.ts';

/** Somebody looks at their stories: the server is asked what became of them, unless it was asked a moment ago. */
export const learnOutcomes = defineMessage({
  name: 'learn-outcomes',
  from: 'extension',
  request: z.strictObject({}),
  response: z.strictObject({ learned: z.boolean() }),
});
