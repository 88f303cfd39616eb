import { z } from 'zod';
import { Day } from '#shared/observations/fields.ts';

/** A story that its writer agreed to publish and a moderator let through, with nothing of who wrote it. */
export const PublishedStory = z.strictObject({
  text: z.string(),
  redacted: z.boolean(),
  category: z.string(),
  severity: z.string(),
  source: z.string().nullable(),
  language: z.string(),
  day: Day,
  published_day: Day,
});
export type PublishedStory = z.infer<typeof PublishedStory>;
