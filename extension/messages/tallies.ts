import { z } from 'zod';
import { Kind } from '#shared/observations/kind.ts';
import { ItemStatus } from './items.ts';
import { defineMessage } from './message.ts';

/** How many items there are by status, day, site and kind; and how many were not kept at all, and why. */
export const tallies = defineMessage({
  name: 'tallies',
  from: 'extension',
  request: z.strictObject({}),
  response: z.strictObject({
    tallies: z.array(
      z.strictObject({ status: ItemStatus, day: z.string(), source: z.string(), kind: Kind, n: z.int() }),
    ),
    discards: z.array(
      z.strictObject({ day: z.string(), source: z.string(), kind: Kind, reason: z.string(), n: z.int() }),
    ),
  }),
});
export type TalliesAnswer = z.infer<typeof tallies.response>;
