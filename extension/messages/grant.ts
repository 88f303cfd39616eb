import { z } from 'zod';
import { SourceId } from '#shared/observations/fields.ts';
import { Kind } from '#shared/observations/observation.ts';
import { defineMessage } from './message.ts';

/** The person has agreed: to these kinds, on this source, under the document that was on the screen. */
export const grant = defineMessage({
  name: 'grant',
  from: 'extension',
  request: z.strictObject({
    source: SourceId,
    kinds: z.array(Kind).min(1),
    document: z.string(),
    locale: z.string(),
    adult: z.literal(true).describe('The person has ticked that they are 18 or older'),
  }),
  response: z.strictObject({
    granted: z.boolean().describe('false: the browser permission is missing, or the document has changed'),
  }),
});
