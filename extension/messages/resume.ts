import { z } from 'zod';
import { SourceId } from '#shared/observations/fields.ts';
import { defineMessage } from './message.ts';

/** Ends a pause, of everything or of one site. */
export const resume = defineMessage({
  name: 'resume',
  from: 'extension',
  request: z.strictObject({ source: SourceId.nullable() }),
  response: z.strictObject({}),
});
