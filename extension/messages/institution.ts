import { z } from 'zod';

/** What whoever manages the browser set, as the person sees it. */
export const Institution = z.strictObject({
  organisation: z.string().nullable().describe('Its name; null: it did not say'),
  offered: z.array(z.string()).nullable().describe('Sources that are offered; null: all'),
  mayLeave: z.boolean().describe('Whether anything can be sent'),
  invites: z.boolean().describe('The code of an invitation was set'),
  shortestHoldHours: z.int().nullable().describe('The least time that items wait, in hours'),
  problems: z
    .array(
      z.strictObject({
        setting: z.string(),
        why: z.enum(['unknown', 'value', 'source']),
        source: z.string().optional(),
      }),
    )
    .describe('What it set and what is not used'),
});
export type Institution = z.infer<typeof Institution>;
