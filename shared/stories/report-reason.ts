import { z } from 'zod';

/** Why a reader thinks that a published story should not stand as it does. A closed list: nobody types anything. */
export const StoryReportReason = z.enum([
  'about-me',
  'names-somebody',
  'unlawful',
  'hateful',
  'advertising',
  'not-true',
  'other',
]);
export type StoryReportReason = z.infer<typeof StoryReportReason>;

/** What became of a report: kept for a moderator; of a story that is not published; or one too many just now. */
export type StoryReportOutcome = 'taken' | 'unknown' | 'too-many';

/**
 * Keeps a reader's report of a published story for a moderator. It holds nothing of the reader.
 * @param number as storyNumber gives it
 */
export type ReportStory = (number: string, reason: StoryReportReason) => Promise<StoryReportOutcome>;
