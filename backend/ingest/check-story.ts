import { addDays } from '#shared/day.ts';
import { limits } from '#shared/wire/limits.ts';
import type { SentStory } from '#shared/wire/story.ts';
import { checkRange } from './check-range.ts';
import { type Refusal, refuse } from './outcome.ts';

/**
 * Checks what a schema cannot say of a story: its consent document, its days, and ids that do not repeat. An edit keeps
 * the day on which the story was first sent, however long ago that is; its evidence may be as old, on that day, as a
 * batch's may be today.
 * @param documents hashes of the consent documents that exist
 * @param firstSent the day stored with an earlier revision, if there is one
 * @param today YYYY-MM-DD in UTC
 * @returns undefined when all is well
 */
export function checkStory(
  sent: SentStory,
  documents: ReadonlySet<string>,
  firstSent: string | undefined,
  today: string,
): Refusal | undefined {
  const { document } = sent.consent;
  if (!documents.has(document))
    return refuse('consent_unknown', `No consent document has the hash ${document}.`);
  const { day, observations } = sent.story;
  const ids = new Set(observations.map((o) => o.id));
  if (ids.size < observations.length)
    return refuse('story_invalid', 'Two pinned observations have the same id.');
  const seen = observations.map((o) => o.seen.day);
  const storyDay =
    day === firstSent ? undefined : checkRange([day], addDays(today, -limits.oldestDays), today);
  return storyDay ?? checkRange(seen, addDays(day, -limits.oldestDays), today);
}
