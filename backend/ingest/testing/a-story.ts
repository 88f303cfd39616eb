import { addDays, utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { StoryContent } from '#shared/stories/story.ts';
import type { SentStory } from '#shared/wire/story.ts';
import { aConsent, aRecommendation } from './a-batch.ts';

/** What a volunteer tells, with one pinned item and one page of the trail. */
function someContent(changes: Partial<StoryContent> = {}): StoryContent {
  return {
    category: 'recommendation-repeated',
    severity: 'much',
    text: 'After one video about knots it showed me nothing but knots for a week.',
    audience: 'researchers',
    observations: [aRecommendation()],
    removed: 1,
    trail: [{ source: 'youtube', page: 'watch', hostItem: 'dQ_invented1' }],
    language: 'en',
    day: addDays(utcDay(new Date()), -1),
    ...changes,
  };
}

/** A story as it is sent for the first time. */
export async function aStory(
  content: Partial<StoryContent> = {},
  changes: Partial<SentStory> = {},
): Promise<SentStory> {
  return {
    wire: 2,
    id: newDayId(Date.now()),
    revision: 1,
    study: 'daylight',
    consent: await aConsent(),
    story: someContent(content),
    ...changes,
  };
}
