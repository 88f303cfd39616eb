import { z } from 'zod';
import { SourceId } from '#shared/observations/fields.ts';
import { defineMessage } from './message.ts';

/** The person takes back what they agreed to on a source. Answered when nothing more of it can leave. */
export const withdraw = defineMessage({
  name: 'withdraw',
  from: 'extension',
  request: z.strictObject({ source: SourceId }),
  response: z.strictObject({}),
});
