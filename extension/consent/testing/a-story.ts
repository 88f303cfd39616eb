import type { StoryAudience } from '#shared/stories/category.ts';
import type { ConsentReference } from '#shared/wire/batch.ts';
import type { SentStory } from '#shared/wire/story.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';

/** Test builder: a story as it is sent. */
export function aStory(
  id: string,
  revision: number,
  audience: StoryAudience,
  consent: ConsentReference,
): SentStory {
  return {
    wire: wireVersion,
    id,
    revision,
    study: 'daylight',
    consent,
    story: {
      category: 'recommendation-repeated',
      severity: 'little',
      text: 'It shows me the same bread every day.',
      audience,
      observations: [],
      removed: 0,
      trail: [],
      language: 'en',
      day: '2026-11-21',
    },
  };
}
