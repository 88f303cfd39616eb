import { z } from 'zod';
import { Observation } from '#shared/observations/observation.ts';
import { defineMessage } from './message.ts';

/** Items that wait to be looked through, newest first. */
export const tray = defineMessage({
  name: 'tray',
  from: 'extension',
  request: z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(200) }),
  response: z.strictObject({ items: z.array(Observation), total: z.int() }),
});
