import { z } from 'zod';
import { common, Item } from './fields.ts';

/** An item that the platform chose for this person. */
export const Recommendation = z.strictObject({
  kind: z.literal('recommendation'),
  ...common,
  item: Item,
});
export type Recommendation = z.infer<typeof Recommendation>;
