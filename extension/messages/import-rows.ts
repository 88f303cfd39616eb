import { z } from 'zod';
import { DayId } from '#shared/day-id.ts';
import { Observation } from '#shared/observations/observation.ts';
import { StoryDraft } from '#shared/stories/story.ts';
import { defineMessage } from './message.ts';

/** An observation as an export holds it, so far as an import takes it. */
export const ImportedItem = z.object({
  id: DayId,
  status: z.enum(['waiting', 'approved', 'sealed', 'sent', 'kept']),
  capturedAt: z.number().min(Date.UTC(2020, 0)).max(Date.UTC(9999, 0)),
  observation: Observation,
});
export type ImportedItem = z.infer<typeof ImportedItem>;

/** A story as an export holds it, so far as an import takes it. */
export const ImportedStory = z.object({ id: DayId, draft: StoryDraft });
export type ImportedStory = z.infer<typeof ImportedStory>;

/**
 * Takes rows of an earlier export back, which the page has checked as a whole before. What is here already stays as it
 * is. Imported items never leave: consent cannot be imported, so they are the person's own.
 */
export const importRows = defineMessage({
  name: 'import-rows',
  from: 'extension',
  request: z.strictObject({
    items: z.array(ImportedItem).max(500),
    stories: z.array(ImportedStory).max(100),
  }),
  response: z.strictObject({ added: z.int().describe('Rows that were not here before') }),
});
