import { z } from 'zod';
import { Observation } from '#shared/observations/observation.ts';
import { defineMessage } from './message.ts';
import { observed } from './observed.ts';

/**
 * What Daylight makes of the page in a tab: every item rendered there, in view or not, as it would be sent. Nothing of
 * it is kept.
 */
export const inspectTab = defineMessage({
  name: 'inspect-tab',
  from: 'extension',
  request: z.strictObject({ tabId: z.int() }),
  response: z.union([
    z.strictObject({ observed: z.literal(false) }),
    z.strictObject({
      observed: z.literal(true),
      observations: z.array(Observation),
      counts: observed.request.shape.counts,
      invalid: z.int().describe('Items that do not fit the wire schema'),
    }),
  ]),
});
export type InspectTabAnswer = z.infer<typeof inspectTab.response>;
