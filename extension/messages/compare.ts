import { z } from 'zod';
import { defineMessage } from './message.ts';

/**
 * Fetches the published figures (a public file; nothing about this person is sent) and holds them beside the person's
 * own, on this device. Only on a click.
 */
export const compare = defineMessage({
  name: 'compare',
  from: 'extension',
  request: z.strictObject({}),
  response: z.union([
    z.strictObject({ outcome: z.enum(['offline', 'nothing-published']) }),
    z.strictObject({
      outcome: z.literal('compared'),
      release: z.string().describe('Version of the release'),
      simulated: z.boolean(),
      first: z.string().describe('First day of the newest four weeks in the release'),
      last: z.string(),
      mine: z.int().describe('Items of this person in these weeks that were sent, and so could be in it'),
      publishers: z.array(
        z.strictObject({
          name: z.string(),
          everybody: z
            .number()
            .describe('Share of all that is published of YouTube, volunteers added up, 0 to 1'),
          mine: z.number().describe("Share of this person's recommendations in the same weeks, 0 to 1"),
        }),
      ),
    }),
  ]),
});
export type CompareAnswer = z.infer<typeof compare.response>;
