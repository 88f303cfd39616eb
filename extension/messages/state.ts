import { z } from 'zod';
import { Kind } from '#shared/observations/observation.ts';
import { defineMessage } from './message.ts';

/** Where everything stands, for the popup and the other pages of the extension. */
export const state = defineMessage({
  name: 'state',
  from: 'extension',
  request: z.strictObject({}),
  response: z.strictObject({
    adult: z.boolean(),
    paused: z.boolean(),
    document: z.string().describe('Hash of the consent document in force'),
    backend: z.string().describe('Origin that approved items are sent to'),
    sources: z.array(
      z.strictObject({
        source: z.string(),
        name: z.string(),
        hosts: z.array(z.string()),
        kinds: z.array(Kind).describe('What could be shared'),
        granted: z.array(Kind).describe('What is shared: agreed to, and permitted by the browser'),
      }),
    ),
    waiting: z.int().describe('Items to look through'),
    queued: z.int().describe('Items approved or on their way'),
    sent: z.int().describe('Items that the server has given a receipt for'),
    refused: z.array(z.string()).describe('Codes of batches that the server does not take'),
  }),
});
export type StateAnswer = z.infer<typeof state.response>;
