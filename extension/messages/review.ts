import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { defineMessage } from './message.ts';

const ids = z.array(DayId).max(2000);

/** The person has looked through items: these may be sent, those are deleted. Sending starts at once. */
export const review = defineMessage({
  name: 'review',
  from: 'extension',
  request: z.strictObject({ approve: ids, remove: ids }),
  response: z.strictObject({}),
});
