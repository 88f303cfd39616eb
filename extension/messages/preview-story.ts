import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { defineMessage } from './message.ts';

/** What would leave: the text with what is taken out, and the last pages that a trail would hold. */
export const previewStory = defineMessage({
  name: 'preview-story',
  from: 'extension',
  request: z.strictObject({ id: DayId }),
  response: z.strictObject({
    text: z.string().describe('The text as it would leave'),
    language: z.string().describe('Language that the story would name'),
    day: z.string().describe('Day that the story would name'),
    spans: z
      .array(z.strictObject({ start: z.int(), end: z.int(), kind: z.string() }))
      .describe('What was found in the text as written, in UTF-16 units'),
    trail: z
      .array(z.strictObject({ source: z.string(), page: z.string(), hostItem: z.string().nullable() }))
      .describe('What a trail would hold, oldest first'),
  }),
});
export type StoryPreview = z.infer<typeof previewStory.response>;
