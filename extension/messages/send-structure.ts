import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { defineMessage } from './message.ts';

/** The person agrees to send a structure as it was shown to them, letter by letter. */
export const sendStructure = defineMessage({
  name: 'send-structure',
  from: 'extension',
  request: z.strictObject({
    id: DayId,
    shown: z.string().describe('The JSON text that was on the screen'),
    document: z.string().describe('Hash of the consent document that was on the screen'),
    adult: z.literal(true),
  }),
  response: z.strictObject({
    outcome: z.enum(['queued', 'changed', 'document-changed', 'blocked', 'managed']),
  }),
});
