import { z } from 'zod';
import { AnswerDetail, common, Item } from './fields.ts';

/** An answer that an AI system wrote for this person. */
export const Answer = z.strictObject({
  kind: z.literal('answer'),
  ...common,
  item: Item,
  answer: AnswerDetail,
});
export type Answer = z.infer<typeof Answer>;
