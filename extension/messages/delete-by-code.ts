import { z } from 'zod';
import { defineMessage } from './message.ts';

/** Deletes what another device sent, by its recovery code. */
export const deleteByCode = defineMessage({
  name: 'delete-by-code',
  from: 'extension',
  request: z.strictObject({ code: z.string().max(60) }),
  response: z.strictObject({
    outcome: z.enum(['deleted', 'not-a-code', 'unknown', 'offline']),
    observations: z.int().optional(),
    stories: z.int().optional(),
  }),
});
