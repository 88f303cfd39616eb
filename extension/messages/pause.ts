import { z } from 'zod';
import { SourceId } from '#shared/observations/fields.ts';
import { defineMessage } from './message.ts';

/**
 * Pauses everything, or one site. While paused, nothing is observed and nothing is sent; what happens meanwhile is not
 * made up for. `tomorrow`: until the next midnight of this computer.
 */
export const pause = defineMessage({
  name: 'pause',
  from: 'extension',
  request: z.strictObject({
    source: SourceId.nullable(),
    until: z.enum(['hour', 'tomorrow', 'resumed']),
  }),
  response: z.strictObject({}),
});
export type PauseUntil = z.infer<typeof pause.request>['until'];
