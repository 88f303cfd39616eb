import { z } from 'zod';
import { Invite } from '../wire/challenge.ts';

/** Longest time that items can wait before they leave by themselves, in hours. */
const longestHold = 72;

/**
 * What an institution may set for the browsers that it manages: all of it narrows, and none of it agrees to anything in a
 * person's name. The one schema: the file that Chrome checks policies by, docs/institutions.md, and what is read are made
 * of it.
 */
export const InstitutionSettings = z.strictObject({
  organisation: z
    .string()
    .min(1)
    .max(80)
    .optional()
    .describe('Name of the institution, as people read it wherever something is set by it.'),
  invite: Invite.optional().describe(
    'Code of an invitation (`DAYLIGHT_INVITES` of the server). Used when the server asks for one and the person has entered none.',
  ),
  sources: z
    .array(z.string())
    .optional()
    .describe(
      'Sites that are offered, by their short names in docs/sources.md. All others are not offered, and stop where they were on. An empty list: none is offered.',
    ),
  donation: z
    .enum(['off'])
    .optional()
    .describe(
      '`off`: nothing that was seen or written is sent from this browser. People can still keep for themselves, and have deleted what they sent.',
    ),
  shortestHoldHours: z
    .int()
    .min(1)
    .max(longestHold)
    .optional()
    .describe(
      'The least time, in hours, that items wait to be looked through before they leave by themselves. A click on "Send now" is not held up.',
    ),
});
export type InstitutionSettings = z.infer<typeof InstitutionSettings>;
