import { z } from 'zod';
import { StoryDraft } from '#shared/stories/story.ts';
import { defineMessage } from './message.ts';

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
  number: z.string().nullable().describe('Receipt number, once the server has the story'),
  held: z.boolean().describe('A moderator looks at it first'),
  refused: z.string().nullable(),
});
export type ShownStory = z.infer<typeof ShownStory>;

/** All stories, the latest first. */
export const stories = defineMessage({
  name: 'stories',
  from: 'extension',
  request: z.strictObject({}),
  response: z.strictObject({ stories: z.array(ShownStory) }),
});
