import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { StoryDraft } from '#shared/stories/story.ts';
import { defineMessage } from './message.ts';

/** Keeps what was written so far. Sent on every pause in typing, so that nothing is ever lost. */
export const saveStory = defineMessage({
  name: 'save-story',
  from: 'extension',
  request: z.strictObject({ id: DayId, draft: StoryDraft }),
  response: z.strictObject({ saved: z.boolean().describe('false: it is on its way, or was taken back') }),
});
