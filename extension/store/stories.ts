import type { StoryDraft } from '#shared/stories/story.ts';
import type { SentStory, StoryReceipt } from '#shared/wire/story.ts';
import type { Database } from './database.ts';
import { isDue } from './due.ts';
import type { StoryRow } from './rows.ts';

/** Begins a story. */
export async function addStory(
  database: Database,
  story: Pick<StoryRow, 'id' | 'study' | 'draft' | 'updatedAt'>,
): Promise<void> {
  await database.stories.add({ ...story, status: 'draft', revision: 0, attempts: 0, nextAttemptAt: 0 });
}

/**
 * Keeps what was written so far. What is on its way, or was taken back, is not changed any more; what the server refused
 * can be put right.
 */
export async function saveDraft(
  database: Database,
  id: string,
  draft: StoryDraft,
  updatedAt: number,
): Promise<boolean> {
  const changed = await database.stories
    .where('id')
    .equals(id)
    .and((row) => row.status === 'draft' || row.status === 'sent' || row.refused !== undefined)
    .modify((row) => {
      const { day } = row.draft; // Set by the first sending, and nobody's to change.
      delete row.refused;
      Object.assign(row, { draft: day ? { ...draft, day } : draft, updatedAt, status: 'draft' });
    });
  return changed === 1;
}

/** Puts a story on its way. From here on the text of this revision never changes. */
export async function queueStory(database: Database, story: SentStory, now: number): Promise<void> {
  const { id, revision } = story;
  await database.stories
    .where('id')
    .equals(id)
    .modify((row) => {
      delete row.refused;
      delete row.outcome;
      Object.assign(row, { status: 'queued', revision, json: JSON.stringify(story) });
      row.draft.day = story.story.day;
      Object.assign(row, { attempts: 0, nextAttemptAt: now, updatedAt: now });
    });
}

/** Stories whose next attempt is due. */
export async function dueStories(database: Database, now: number): Promise<StoryRow[]> {
  const queued = await database.stories.where('status').equals('queued').toArray();
  return queued.filter((row) => !row.refused && isDue(row, now));
}

/** Keeps the server's word for a story. */
export async function settleStory(database: Database, receipt: StoryReceipt): Promise<void> {
  await database.stories
    .where('id')
    .equals(receipt.story)
    .and((row) => row.revision === receipt.revision && row.status === 'queued')
    .modify({ status: 'sent', receipt });
}

/** Notes that a story is taken back: nothing of it is on its way any more. */
export async function markStoryWithdrawn(database: Database, id: string): Promise<void> {
  await database.stories
    .where('id')
    .equals(id)
    .modify((row) => {
      row.status = 'withdrawn';
      delete row.json;
      delete row.outcome;
    });
}

/** Makes a story that was on its way a draft again. */
export async function unqueueStory(database: Database, id: string): Promise<void> {
  await database.stories
    .where('id')
    .equals(id)
    .and((row) => row.status === 'queued')
    .modify((row) => {
      row.status = 'draft';
      delete row.json;
    });
}
