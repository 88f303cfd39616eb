import { addDays, utcDay } from '#shared/day.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { StoryContent } from '#shared/stories/story.ts';
import { storyLimits } from '#shared/stories/story.ts';
import { limits } from '#shared/wire/limits.ts';
import { paths } from '#shared/wire/paths.ts';
import type { SentStory } from '#shared/wire/story.ts';
import { aRecommendation } from '../../ingest/testing/a-batch.ts';
import { aStory } from '../../ingest/testing/a-story.ts';
import type { BadRequest } from './bad-requests.ts';
import { compress, signedPost } from './signed-request.ts';
import { makeSigningKey } from './signing-key.ts';
import { origin, storyRequest } from './test-app.ts';

const telling =
  (content: Partial<StoryContent>, changes: Partial<SentStory> = {}): BadRequest =>
  async (key) =>
    storyRequest(await aStory(content, changes), key);
/** A story with something in it that no schema knows. */
const odd =
  (changes: object, content: object = {}): BadRequest =>
  async (key) => {
    const story = await aStory();
    return storyRequest({ ...story, ...changes, story: { ...story.story, ...content } } as SentStory, key);
  };
const today = utcDay(new Date());
const twin = aRecommendation();
const trailPage = { source: 'youtube', page: 'watch', hostItem: null };

/** What can be wrong with a story, and the code that it is refused with. */
export const badStories: [name: string, code: ErrorCode, make: BadRequest][] = [
  [
    'a story without compression',
    'media_type_unsupported',
    async (key) => {
      const request = await telling({})(key);
      const headers = new Headers(request.headers);
      headers.delete('content-encoding');
      return new Request(request, { headers });
    },
  ],
  [
    'a story that is not JSON',
    'body_not_json',
    (key) => signedPost(origin + paths.stories, compress('{'), 'x', key),
  ],
  ['a story with an e-mail field', 'story_invalid', odd({ email: 'someone@example.org' })],
  ['a story of a category nobody named', 'story_invalid', odd({}, { category: 'politics' })],
  ['a story without words', 'story_invalid', odd({}, { text: '  \n ' })],
  ['a story beyond its length', 'story_invalid', odd({}, { text: 'x'.repeat(storyLimits.textLength + 1) })],
  ['a story with a NUL', 'story_invalid', odd({}, { text: 'a\0b' })],
  ['a story with half an emoji', 'story_invalid', odd({}, { text: 'cut \ud83c' })],
  ['a NUL in the trail of a story', 'story_invalid', odd({}, { trail: [{ ...trailPage, page: 'a\0b' }] })],
  [
    'an address in the trail of a story',
    'story_invalid',
    odd({}, { trail: [{ ...trailPage, url: 'https://x.example' }] }),
  ],
  [
    'a longer trail than a story may have',
    'story_invalid',
    odd({}, { trail: Array(storyLimits.trail + 1).fill(trailPage) }),
  ],
  [
    'more evidence than a story may have',
    'story_invalid',
    telling({ observations: Array.from({ length: storyLimits.observations + 1 }, () => aRecommendation()) }),
  ],
  ['one item pinned twice', 'story_invalid', telling({ observations: [twin, twin] })],
  ['a language that is none', 'story_invalid', odd({}, { language: "en'; drop table stories" })],
  ['a revision of nought', 'story_invalid', odd({ revision: 0 })],
  [
    'an idempotency key that is not the story’s',
    'story_invalid',
    async (key) => {
      const story = await aStory();
      return signedPost(origin + paths.stories, compress(JSON.stringify(story)), story.id, key);
    },
  ],
  ['a story of a day yet to come', 'day_out_of_range', telling({ day: addDays(today, 2) })],
  [
    'a story of a day too long ago',
    'day_out_of_range',
    telling({ day: addDays(today, -limits.oldestDays - 1), observations: [] }),
  ],
  [
    'a first edit of a story that never came, of a day too long ago',
    'day_out_of_range',
    telling({ day: addDays(today, -limits.oldestDays - 1), observations: [] }, { revision: 2 }),
  ],
  [
    'evidence of a day yet to come',
    'day_out_of_range',
    telling({ observations: [aRecommendation({ seen: { day: addDays(today, 2), visibleMs: 1 } })] }),
  ],
  [
    'a story agreed to under a document that does not exist',
    'consent_unknown',
    telling({}, { consent: { document: '0'.repeat(64), grant: '0'.repeat(64) } }),
  ],
  ['a story for a study that is not known here', 'study_unknown', telling({}, { study: 'elsewhere' })],
  ['a story for a study that the key was not made for', 'study_unknown', telling({}, { study: 'other' })],
  [
    'a story by a key that is not enrolled',
    'contributor_unknown',
    async () => telling({})(await makeSigningKey('daylight')),
  ],
];
