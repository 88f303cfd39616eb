import type { Observation } from '#shared/observations/observation.ts';
import type { StoryDraft } from '#shared/stories/story.ts';
import type { Database } from './database.ts';
import { keepItems } from './items.ts';

/**
 * Adds observations of an earlier export. What is here already stays as it is. They are kept for the person alone:
 * consent cannot be imported.
 * @returns how many were not here before
 */
export async function importItems(
  database: Database,
  items: readonly { observation: Observation; capturedAt: number }[],
): Promise<number> {
  const { observations, tallies } = database;
  return database.transaction('rw', observations, tallies, async () => {
    const before = await observations.count();
    for (const { observation, capturedAt } of items)
      if (!(await observations.get(observation.id)))
        await keepItems(database, [{ observation, status: 'kept', dropped: [] }], capturedAt);
    return (await observations.count()) - before;
  });
}

/**
 * Adds stories of an earlier export as drafts.
 * @returns how many were not here before
 */
export async function importStories(
  database: Database,
  stories: readonly { id: string; draft: StoryDraft }[],
  stamp: { now: number; study: string },
): Promise<number> {
  return database.transaction('rw', database.stories, async () => {
    const there = await database.stories.bulkGet(stories.map((story) => story.id));
    const fresh = stories.filter((_, i) => !there[i]);
    await database.stories.bulkAdd(
      // Without its day: to the server it is a new story, by another contributor.
      fresh.map(({ id, draft: { day: _, ...draft } }) => ({
        id,
        draft,
        study: stamp.study,
        status: 'draft' as const,
        revision: 0,
        updatedAt: stamp.now,
        attempts: 0,
        nextAttemptAt: 0,
      })),
    );
    return fresh.length;
  });
}
