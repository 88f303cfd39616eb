import { z } from 'zod';
import { Kind } from '#shared/observations/kind.ts';
import { RulePack } from '#shared/rules/rule-pack.ts';
import { defineMessage } from './message.ts';

/** The observer on a page asks whether it may observe at all. The answer holds the rules, or nothing. */
export const pageOpened = defineMessage({
  name: 'page-opened',
  from: 'page',
  request: z.strictObject({}),
  response: z.union([
    z.strictObject({ observe: z.literal(false) }),
    z.strictObject({
      observe: z.literal(true),
      pack: RulePack,
      kinds: z.array(Kind).describe('Only items of these kinds may be reported'),
      query: z.boolean().describe('Whether what the person typed may be read: agreed to by itself'),
    }),
  ]),
});
export type PageOpenedAnswer = z.infer<typeof pageOpened.response>;
