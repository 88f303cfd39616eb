import { z } from 'zod';
import { AdDetail, common, Item } from './fields.ts';

/** An item that somebody paid to have shown. */
export const Ad = z.strictObject({
  kind: z.literal('ad'),
  ...common,
  item: Item,
  ad: AdDetail,
});
export type Ad = z.infer<typeof Ad>;
