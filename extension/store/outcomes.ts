import { z } from 'zod';
import type { StoryOutcome } from '#shared/wire/story-outcome.ts';
import type { Database } from './database.ts';

/**
 * Keeps what the server says of stories, in the place of what it said before. What it says nothing of is as it was; what
 * is about a revision that is not here any more is not kept.
 */
export async function noteOutcomes(database: Database, outcomes: readonly StoryOutcome[]): Promise<void> {
  await database.transaction('rw', database.stories, async () => {
    for (const outcome of outcomes)
      await database.stories
        .where('id')
        .equals(outcome.story)
        .and(({ status, revision }) => status === 'sent' && revision === outcome.revision)
        .modify({ outcome });
  });
}

/** Whether there is a story of which a moderator decides. */
export async function hasStoriesForEverybody(database: Database): Promise<boolean> {
  const sent = database.stories.where('status').equals('sent');
  return (await sent.filter(({ draft }) => draft.audience === 'public').count()) > 0;
}

const Asked = z.strictObject({ at: z.number(), due: z.number() });

/** When the server was last asked what became of stories, and when it is to be asked again: milliseconds since 1970. */
export type Asked = z.infer<typeof Asked>;

/** When it was asked; undefined where it never was. */
export async function outcomesAsked(database: Database): Promise<Asked | undefined> {
  return Asked.safeParse((await database.memos.get('outcomes-asked'))?.value).data;
}

/** Notes that it is asked, and plans the next question. */
export async function noteOutcomesAsked(database: Database, asked: Asked): Promise<void> {
  await database.memos.put({ name: 'outcomes-asked', value: asked });
}
