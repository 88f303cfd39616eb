import 'fake-indexeddb/auto';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Listener, listen } from '../../backend/listen.ts';
import { nonceMemory } from '../../backend/routes/nonce-memory.ts';
import { storyOutcomeRoutes } from '../../backend/routes/story-outcome-routes.ts';
import { newDayId } from '../../shared/new-day-id.ts';
import type { StoryOutcome } from '../../shared/wire/story-outcome.ts';
import type { ShownStory } from '../messages/stories.ts';
import { studyKey, updateKey } from '../store/keys.ts';
import { learnOutcomes } from './learn-outcomes.ts';
import { ABackground } from './testing/a-background.ts';

const id = newDayId(Date.now());
const waiting: StoryOutcome = {
  ...{ story: id, revision: 2, state: 'waiting', reason: null, text: null },
  ...{ number: null, day: null, page: null },
};

let listener: Listener;
let background: ABackground;
let outcomes: StoryOutcome[];
let asked: number;
let knowsOutcomes: boolean;

beforeEach(async () => {
  [outcomes, asked, knowsOutcomes] = [[waiting], 0, true];
  let contributor = '';
  let publicKey = '';
  const routes = new Hono().route(
    '/',
    storyOutcomeRoutes({
      ...{ baseUrl: undefined, nonces: nonceMemory(), now: () => new Date(), studies: new Set(['daylight']) },
      store: {
        findContributor: async (asking) =>
          asking === contributor ? { contributor, publicKey, study: 'daylight', deleted: false } : undefined,
      },
      storyOutcomes: async () => outcomes,
    }),
  );
  listener = await listen(
    async (request) => {
      asked++;
      return knowsOutcomes ? routes.fetch(request) : new Response('{}', { status: 404 });
    },
    0,
    '127.0.0.1',
  );
  background = new ABackground(listener.url);
  const { database } = background.deps;
  const key = await studyKey(database, 'daylight');
  ({ contributor, publicKey } = key);
  await updateKey(database, contributor, { receiptKey: 'x'.repeat(43) });
  await database.stories.add({
    ...{ id, study: 'daylight', status: 'sent', revision: 2, updatedAt: 0, attempts: 0, nextAttemptAt: 0 },
    draft: { audience: 'public', text: 'Two, said John.', observations: [], removed: 0, trail: [] },
  });
});
afterEach(async () => {
  await background.dispose();
  await listener.close(0);
});

const shown = async () =>
  ((await background.ask('stories')) as { stories: ShownStory[] }).stories[0]?.outcome;

test('what moderators decided is asked for once a week, and shown in its writer’s own words and reasons', async () => {
  expect(await shown()).toBeNull();
  expect(await learnOutcomes(background.deps)).toBe(true);
  expect(await shown()).toMatchObject({ state: 'waiting' });
  outcomes = [
    {
      ...waiting,
      state: 'published',
      text: 'Two, said [taken out].',
      day: '2026-11-20',
      page: '/stories/0123456789ab',
    },
  ];
  background.pass(6 * 24);
  expect(await learnOutcomes(background.deps)).toBe(false);
  background.pass(25);
  expect(await learnOutcomes(background.deps)).toBe(true);
  expect(await shown()).toEqual({
    ...{ state: 'published', reason: null, text: 'Two, said [taken out].', day: '2026-11-20' },
    address: `${listener.url}/stories/0123456789ab`,
  });
  expect(asked).toBe(2);
});

test('whoever opens their stories hears at once, and not more than once a minute', async () => {
  await learnOutcomes(background.deps);
  outcomes = [{ ...waiting, state: 'rejected', reason: 'advertising', day: '2026-11-20' }];
  expect(await background.ask('learn-outcomes')).toEqual({ learned: false });
  background.pass(1);
  expect(await background.ask('learn-outcomes')).toEqual({ learned: true });
  expect(await shown()).toMatchObject({ state: 'rejected', reason: 'advertising' });
});

test('a server of the version before says nothing, and nothing is shown', async () => {
  knowsOutcomes = false;
  expect(await learnOutcomes(background.deps)).toBe(false);
  expect(await shown()).toBeNull();
  expect(await learnOutcomes(background.deps)).toBe(false);
  expect(asked).toBe(1);
});

test('what is about an earlier revision, or for researchers alone, is neither kept nor asked for', async () => {
  const { stories } = background.deps.database;
  outcomes = [{ ...waiting, revision: 1, state: 'published', text: 'One.' }];
  await learnOutcomes(background.deps);
  expect(await shown()).toBeNull();
  await stories.update(id, { 'draft.audience': 'researchers' } as never);
  background.pass(1);
  expect(await background.ask('learn-outcomes')).toEqual({ learned: false });
  expect(asked).toBe(1);
});

test('an address that leads elsewhere is not shown, and a reason that is not known yet is none', async () => {
  const odd = { page: '//evil.example/', reason: 'something-new', state: 'rejected', day: '2026-11-20' };
  outcomes = [{ ...waiting, ...odd } as StoryOutcome];
  await learnOutcomes(background.deps);
  expect(await shown()).toMatchObject({ state: 'rejected', reason: null, address: null });
});
