import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { defineMessage } from './message.ts';

/**
 * Takes a story back. A draft is thrown away; one that was sent is deleted on the server, which is tried until it has
 * confirmed.
 */
export const withdrawStory = defineMessage({
  name: 'withdraw-story',
  from: 'extension',
  request: z.strictObject({ id: DayId }),
  response: z.strictObject({}),
});
