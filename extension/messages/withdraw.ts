import { z } from 'zod';
import { SourceId } from '#shared/observations/fields.ts';
import { defineMessage } from './message.ts';

/**
 * The person takes back what they agreed to, on one site or (null) everywhere, where they also leave the study.
 * Answered when nothing more of it can leave. What was not sent is deleted from this device. With `deleteSent`, what was
 * sent is deleted on the server, too: tried until the server has confirmed it.
 */
export const withdraw = defineMessage({
  name: 'withdraw',
  from: 'extension',
  request: z.strictObject({ source: SourceId.nullable(), deleteSent: z.boolean() }),
  response: z.strictObject({}),
});
