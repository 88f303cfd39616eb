import { z } from 'zod';

/**
 * The closed vocabulary of what a rule may do with a value it has read. There is no code and no pattern language in a
 * rule, so that a person who does not program can review it and no page can make it slow.
 */
export const Transform = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('query-parameter'), key: z.string().min(1).max(40) }),
  z.strictObject({ name: z.literal('path-segment'), index: z.int().min(0).max(9) }),
  z.strictObject({ name: z.literal('class-suffix'), prefix: z.string().min(1).max(60) }),
  z.strictObject({
    name: z.literal('domain'),
    except: z
      .array(z.string().regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/))
      .max(20)
      .optional()
      .describe('Domains that only pass a click on; they and what is below them yield nothing'),
  }),
]);
export type Transform = z.infer<typeof Transform>;
