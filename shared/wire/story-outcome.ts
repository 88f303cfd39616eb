import { z } from 'zod';
import { DayId } from '../day-id.ts';
import { Day } from '../observations/fields.ts';
import { RejectReason } from '../stories/reject-reason.ts';
import { StoryNumber } from '../stories/story-number.ts';

/** What moderators decided about the present revision of a story, as its writer is told. */
export const StoryOutcome = z.object({
  story: DayId,
  revision: z.int().min(1),
  state: z
    .enum(['waiting', 'published', 'rejected'])
    .describe('waiting: nothing is decided yet, or it is for researchers alone and nobody decides about it'),
  reason: RejectReason.nullable()
    .catch(null)
    .describe('Why it is not published; null also for a reason that is newer'),
  text: z
    .string()
    .max(20_000)
    .nullable()
    .describe(
      'As it is published; the mark of shared/stories/taken-out.ts stands where words were taken out',
    ),
  number: StoryNumber.nullable().describe('By which the published story is known'),
  day: Day.nullable().describe('Of the decision'),
  page: z
    .string()
    .regex(/^\/stories\/[\w/?&=#.-]*$/)
    .nullable()
    .catch(null)
    .describe('Where it can be read, below the address of the server; null until a release holds it'),
});
export type StoryOutcome = z.infer<typeof StoryOutcome>;

/** Most stories that are told of: the newest. */
export const mostOutcomes = 1000;

/** What became of the stories of the contributor who asks (GET /v1/stories, signed), the newest first. */
export const StoryOutcomes = z.object({ stories: z.array(StoryOutcome).max(mostOutcomes) });
export type StoryOutcomes = z.infer<typeof StoryOutcomes>;
