import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import type { StoryReceipt } from '#shared/wire/story.ts';
import { aStory } from '../consent/testing/a-story.ts';
import type { Database } from './database.ts';
import { importStories } from './import.ts';
import {
  addStory,
  dueStories,
  markStoryWithdrawn,
  queueStory,
  saveDraft,
  settleStory,
  unqueueStory,
} from './stories.ts';
import { aDatabase } from './testing/a-database.ts';

const id = newDayId(0);
const nothing = { observations: [], removed: 0, trail: [] };
const consent = { document: 'a'.repeat(64), grant: 'e'.repeat(64) };

let database: Database;
beforeEach(async () => {
  database = aDatabase();
  await addStory(database, { id, study: 'daylight', draft: nothing, updatedAt: 1 });
});
afterEach(() => database.delete());

const row = () => database.stories.get(id);
const write = (text: string) => saveDraft(database, id, { ...nothing, text }, 2);
const queue = (revision = 1) => queueStory(database, aStory(id, revision, 'researchers', consent), 10);

function aReceipt(revision: number): StoryReceipt {
  const signed = { digest: 'd'.repeat(64), day: '2026-11-21', signature: 's'.repeat(86) };
  return { story: id, revision, contributor: 'c'.repeat(26), status: 'received', ...signed };
}

test('what is written is kept until it is sent, and after that begins a new draft', async () => {
  expect(await write('It happened again.')).toBe(true);
  expect(await row()).toMatchObject({ status: 'draft', revision: 0, draft: { text: 'It happened again.' } });
  await queue();
  await settleStory(database, aReceipt(1));
  expect(await row()).toMatchObject({ status: 'sent', receipt: { revision: 1 } });
  expect(await write('And again.')).toBe(true);
  expect(await row()).toMatchObject({ status: 'draft', revision: 1, draft: { text: 'And again.' } });
});

test('a story that is on its way is not changed any more: neither its text nor its draft', async () => {
  await write('As agreed.');
  await queue();
  const text = (await row())?.json;
  expect(await write('Something else.')).toBe(false);
  expect(await row()).toMatchObject({ status: 'queued', json: text, draft: { text: 'As agreed.' } });
});

test('a receipt of an old revision does not settle the new one', async () => {
  await queue(1);
  await settleStory(database, aReceipt(1));
  await write('Better words.');
  await queue(2);
  await settleStory(database, aReceipt(1));
  expect(await row()).toMatchObject({ status: 'queued', revision: 2, receipt: { revision: 1 } });
  await settleStory(database, aReceipt(2));
  expect(await row()).toMatchObject({ status: 'sent', receipt: { revision: 2 } });
});

test('a story that was taken back is not on its way, and no receipt or new words bring it back', async () => {
  await queue();
  await markStoryWithdrawn(database, id);
  await settleStory(database, aReceipt(1));
  expect(await write('Once more.')).toBe(false);
  expect(await dueStories(database, 10)).toEqual([]);
  expect(await row()).toMatchObject({ status: 'withdrawn' });
  expect(await row()).not.toHaveProperty('json');
});

test('a story that was held back is a draft again, with nothing left to send', async () => {
  await queue();
  await unqueueStory(database, id);
  expect(await row()).toMatchObject({ status: 'draft' });
  expect(await row()).not.toHaveProperty('json');
  expect(await dueStories(database, 10)).toEqual([]);
});

test('a story is due once its time has come, and not while the server refuses it', async () => {
  await queue();
  expect(await dueStories(database, 9)).toEqual([]);
  expect(await dueStories(database, 10)).toHaveLength(1);
  await database.stories.update(id, { refused: 'story_invalid' });
  expect(await dueStories(database, 10)).toEqual([]);
  await unqueueStory(database, id);
  await queue(2);
  expect(await dueStories(database, 10)).toHaveLength(1);
});

test('stories of an earlier export come back as drafts, once, and never in place of what is here', async () => {
  await write('Here.');
  const stories = [
    { id, draft: { ...nothing, text: 'From the file.' } },
    { id: newDayId(0), draft: { ...nothing, text: 'Another.' } },
  ];
  const stamp = { now: 5, study: 'daylight' };
  expect(await importStories(database, stories, stamp)).toBe(1);
  expect(await importStories(database, stories, stamp)).toBe(0);
  expect((await row())?.draft.text).toBe('Here.');
  expect(await database.stories.get(stories[1]?.id ?? '')).toMatchObject({ status: 'draft', revision: 0 });
});
