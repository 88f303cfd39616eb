import { z } from 'zod';
import { defineMessage } from './message.ts';

/**
 * Everything that the server holds of this key, a slice at a time: messages have a limit. The first question fetches it
 * and names the copy; it is held until it was taken whole, or the background ends, which the next question then tells.
 */
export const serverCopy = defineMessage({
  name: 'server-copy',
  from: 'extension',
  request: z.strictObject({
    copy: z.string().nullable().describe('Which copy; null for a new one'),
    offset: z.int().min(0).describe('Bytes that are here already'),
  }),
  response: z.union([
    z.strictObject({ outcome: z.enum(['offline', 'nothing-there', 'lost']) }),
    z.strictObject({
      outcome: z.literal('slice'),
      copy: z.string(),
      total: z.int().describe('Bytes of the whole copy'),
      base64: z.string().describe('The next bytes'),
    }),
  ]),
});
export type ServerCopyAnswer = z.infer<typeof serverCopy.response>;
