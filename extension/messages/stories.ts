import { z } from 'zod';
import { Day } from '#shared/observations/fields.ts';
import { RejectReason } from '#shared/stories/reject-reason.ts';
import { StoryDraft } from '#shared/stories/story.ts';
import { defineMessage } from './message.ts';

/** What moderators decided about a story that everybody may read. */
export const ShownOutcome = z.strictObject({
  state: z.enum(['waiting', 'published', 'rejected']),
  reason: RejectReason.nullable(),
  text: z
    .string()
    .nullable()
    .describe('As it is published, where words were taken out; null: as it was sent'),
  day: Day.nullable(),
  address: z.string().nullable().describe('Of the page where everybody reads it, once there is one'),
});
export type ShownOutcome = z.infer<typeof ShownOutcome>;

/** A story as the pages of the extension show it. */
export const ShownStory = z.strictObject({
  id: z.string(),
  status: z.enum(['draft', 'queued', 'sent', 'withdrawn']),
  revision: z.int(),
  updatedAt: z.number(),
  draft: StoryDraft,
  json: z
    .string()
    .nullable()
    .describe('The exact text that leaves, or left; null: nothing was agreed to yet'),
  text: z.string().nullable().describe('What was told, as it leaves, or left; null as long as json'),
  number: z.string().nullable().describe('Receipt number, once the server has the story'),
  held: z.boolean().describe('A moderator looks at it first'),
  refused: z.string().nullable(),
  outcome: ShownOutcome.nullable().describe('null: it is not for everybody, or nothing was heard of it'),
});
export type ShownStory = z.infer<typeof ShownStory>;

/** All stories, the latest first. */
export const stories = defineMessage({
  name: 'stories',
  from: 'extension',
  request: z.strictObject({}),
  response: z.strictObject({ stories: z.array(ShownStory) }),
});
