import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { paths } from '#shared/wire/paths.ts';
import { StoryOutcomes } from '#shared/wire/story-outcome.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import { type ModerationOrder, moderate } from '../moderation/moderation-order.ts';
import { reportStory } from '../moderation/report-story.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { signedGet } from './testing/signed-request.ts';
import type { SigningKey } from './testing/signing-key.ts';
import { deletionRequest, enrolledKey, origin, storyRequest, testApp } from './testing/test-app.ts';

const now = new Date();
const today = utcDay(now);

describe.each(engines)('what became of a story, on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let send: (request: Request) => Promise<Response>;
  let key: SigningKey;
  beforeAll(async () => {
    opened = await open();
    ({ send } = await testApp(opened.store));
    key = await enrolledKey(send);
  }, 60_000);
  afterAll(() => opened.dispose());

  const tell = async (text: string, revision = 1, id?: string) => {
    const story = await aStory({ text, audience: 'public' }, { revision, ...(id ? { id } : {}) });
    expect((await send(await storyRequest(story, key))).status).toBeLessThan(300);
    return story.id;
  };
  const order = (what: ModerationOrder) => moderate(opened.store, what, now);
  const ask = async (by = key) => {
    const answer = await send(await signedGet(origin + paths.stories, by));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return StoryOutcomes.parse(await answer.json()).stories;
  };

  test('is told to its writer alone: waiting, published with what was taken out, not published and why', async () => {
    const [waiting, open, not] = [await tell('One.'), await tell('Two, said John.'), await tell('Three.')];
    await order({ do: 'redact', story: `${open}.1`, by: 'Ada', out: ['John'] });
    await order({ do: 'reject', story: `${not}.1`, by: 'Ada', reason: 'not-about-ai' });
    const told = new Map((await ask()).map((outcome) => [outcome.story, outcome]));
    expect(told.get(waiting)).toMatchObject({ state: 'waiting', reason: null, text: null, day: null });
    expect(told.get(open)).toMatchObject({
      ...{ state: 'published', text: 'Two, said [taken out].', day: today },
      // No release holds it yet, so there is nowhere to go.
      ...{ page: null, number: expect.stringMatching(/^[0-9a-f]{12}$/) },
    });
    expect(told.get(not)).toMatchObject({ state: 'rejected', reason: 'not-about-ai', text: null });
    expect(JSON.stringify([...told.values()])).not.toContain('Ada');
    expect(await ask(await enrolledKey(send))).toEqual([]);
    const unsigned = await send(new Request(origin + paths.stories));
    expect(unsigned.status).toBe(401);
  });

  test('begins again with a newer revision, and ends with a deletion', async () => {
    const id = await tell('First.');
    await order({ do: 'publish', story: `${id}.1`, by: 'Ada' });
    await tell('Second.', 2, id);
    const mine = async () => (await ask()).find(({ story }) => story === id);
    expect(await mine()).toMatchObject({ revision: 2, state: 'waiting', text: null });
    await send(await deletionRequest({ of: 'story', story: id }, key));
    expect(await mine()).toBeUndefined();
  });

  test('a report of a reader is counted under the number, until a moderator has looked into it', async () => {
    const id = await tell('To be reported.');
    await order({ do: 'publish', story: `${id}.1`, by: 'Ada' });
    const number = (await ask()).find(({ story }) => story === id)?.number ?? '';
    const { pool } = opened.store;
    expect(await reportStory(pool, number, 'hateful', today)).toBe('taken');
    expect(await reportStory(pool, number, 'hateful', today)).toBe('taken');
    expect(await reportStory(pool, number, 'about-me', today)).toBe('taken');
    expect(await reportStory(pool, '0123456789ab', 'hateful', today)).toBe('unknown');
    expect(await reportStory(pool, "' or 1=1", 'hateful', today)).toBe('unknown');
    const reports = { number, story: `${id}.1`, reports: 3, since: today };
    expect(await order({ do: 'reports' })).toEqual({
      reports: [
        {
          ...reports,
          reasons: { 'about-me': 1, hateful: 2 },
          category: 'recommendation-repeated',
          text: 'To be reported.',
        },
      ],
    });
    await order({ do: 'keep', number, by: 'Bo' });
    expect(await order({ do: 'reports' })).toEqual({ reports: [] });
    expect(await reportStory(pool, number, 'hateful', today)).toBe('taken');
    await order({ do: 'reject', story: `${id}.1`, by: 'Bo', reason: 'hateful' });
    expect(await order({ do: 'reports' })).toEqual({ reports: [] });
    const { acts } = (await order({ do: 'log', story: id })) as { acts: { what: string; before: string }[] };
    expect(acts.map(({ what }) => what)).toEqual(['rejected', 'reports-settled', 'published']);
    expect(acts[0]?.before).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a flood of reports is counted up to a bound', async () => {
    const id = await tell('Flooded.');
    await order({ do: 'publish', story: `${id}.1`, by: 'Ada' });
    const number = (await ask()).find(({ story }) => story === id)?.number ?? '';
    for (let i = 0; i < 100; i++) await reportStory(opened.store.pool, number, 'other', today);
    expect(await reportStory(opened.store.pool, number, 'other', today)).toBe('too-many');
  });
});
