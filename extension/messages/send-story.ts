import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { defineMessage } from './message.ts';

/**
 * The person agrees to send a story as it was shown to them. `shown` is the text after redaction that was on the
 * screen: where it is not what would leave, nothing is sent, and the page shows the new text first.
 */
export const sendStory = defineMessage({
  name: 'send-story',
  from: 'extension',
  request: z.strictObject({
    id: DayId,
    shown: z.string(),
    document: z.string().describe('Hash of the consent document that was on the screen'),
    adult: z.literal(true),
  }),
  response: z.strictObject({
    outcome: z.enum(['queued', 'incomplete', 'changed', 'document-changed', 'blocked', 'managed']),
  }),
});
