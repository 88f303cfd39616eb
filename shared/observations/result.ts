import { z } from 'zod';
import { common, Item } from './fields.ts';

/** An item that the platform returned for a search. */
export const Result = z.strictObject({
  kind: z.literal('result'),
  ...common,
  item: Item,
});
export type Result = z.infer<typeof Result>;
