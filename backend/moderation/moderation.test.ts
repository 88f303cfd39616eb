import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import type { StoryContent } from '#shared/stories/story.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import type { SigningKey } from '../routes/testing/signing-key.ts';
import { deletionRequest, enrolledKey, storyRequest, testApp } from '../routes/testing/test-app.ts';
import { deleteOldRows } from '../store/retention.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { moderate } from './moderation-order.ts';
import { readPublishedStories } from './read-published.ts';

const now = new Date();
const today = utcDay(now);
type Listed = { stories: { story: string; held: boolean; decided: string | null }[] };

describe.each(engines)('moderation on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let send: (request: Request) => Promise<Response>;
  let key: SigningKey;

  beforeAll(async () => {
    opened = await open();
    ({ send } = await testApp(opened.store));
    key = await enrolledKey(send);
  }, 60_000);
  afterAll(() => opened.dispose());

  const tell = async (
    text: string,
    more: Partial<StoryContent> = {},
    revision = 1,
    id?: string,
    by = key,
  ) => {
    const story = await aStory({ text, audience: 'public', ...more }, { revision, ...(id ? { id } : {}) });
    expect((await send(await storyRequest(story, by))).status).toBeLessThan(300);
    return { id: story.id, name: `${story.id}.${revision}` };
  };
  const order = (what: Parameters<typeof moderate>[1]) => moderate(opened.store, what, now);
  const publish = (story: string, ...out: string[]) =>
    order(out.length === 0 ? { do: 'publish', story, by: 'Ada' } : { do: 'redact', story, by: 'Ada', out });
  const queue = async (all = false) =>
    ((await order({ do: 'list', all })) as Listed).stories.map(({ story, decided }) => [story, decided]);
  const published = async (until = today) =>
    (await readPublishedStories(opened.store.pool, 'daylight', until)).map(({ text }) => text);
  const acts = async (id: string) =>
    (
      await opened.store.pool.query(
        'select what, reason, moderator, day from moderation_audit where story_id = $1::uuid order by place',
        [id],
      )
    ).rows;
  const rows = async () =>
    (await opened.store.pool.query<{ n: number }>('select count(*) as n from published_stories')).rows[0]?.n;
  const forget = (id: string, by = key) => deletionRequest({ of: 'story', story: id }, by).then(send);

  test('a story for everybody waits in the queue, is shown, let through, and read by everybody without its writer', async () => {
    const { id, name } = await tell('Nothing but knots.', { language: 'de', severity: 'harm' });
    await tell('For researchers alone.', { audience: 'researchers' });
    expect(await queue()).toEqual([[name, null]]);
    const shown = await order({ do: 'show', story: name });
    expect(shown).toMatchObject({
      id,
      held: false,
      content: { text: 'Nothing but knots.', observations: [{}] },
    });
    expect(JSON.stringify(shown)).not.toContain(key.contributor);
    expect(JSON.stringify(shown)).not.toContain('salt');
    expect(await publish(name)).toEqual({
      ...{ story: name, published: true, redacted: false, text: 'Nothing but knots.' },
    });
    const [story] = await readPublishedStories(opened.store.pool, 'daylight', today);
    expect(story).toEqual({
      ...{
        text: 'Nothing but knots.',
        redacted: false,
        category: 'recommendation-repeated',
        severity: 'harm',
      },
      ...{ source: 'youtube', language: 'de', day: expect.any(String), published_day: today },
    });
    expect(await queue()).toEqual([]);
    expect(await queue(true)).toEqual([[name, 'published']]);
    expect(await published('2020-01-01')).toEqual([]);
    expect(await readPublishedStories(opened.store.publisherPool, 'daylight', today)).toHaveLength(1);
    expect((await acts(id)).map(({ what, moderator }) => [what, moderator])).toEqual([
      ['shown', null],
      ['published', 'Ada'],
    ]);
    await forget(id);
  });

  test('a redacted version is marked, and nobody is made to say more than they did', async () => {
    const { id, name } = await tell('My brother John Example saw it, too. Write to me@example.org.');
    expect(((await order({ do: 'list' })) as Listed).stories).toMatchObject([{ held: true }]);
    await expect(publish(name, 'John Doe')).rejects.toThrow('nothing was decided');
    const whole = 'My brother John Example saw it, too. Write to me@example.org.';
    await expect(publish(name, whole)).rejects.toThrow('Nothing of the story would be left');
    await order({ do: 'redact', story: name, by: 'Ada', out: ['John ', 'Example'], found: true });
    expect(await published()).toEqual(['My brother [taken out] saw it, too. Write to [taken out].']);
    expect((await acts(id)).map(({ what }) => what)).toEqual(['redacted']);
    await forget(id);
  });

  test('a rejection has a reason of the list, takes a published one back, and can be taken back itself', async () => {
    const { id, name } = await tell('Buy my course.');
    await publish(name);
    await order({ do: 'reject', story: name, by: 'Bo', reason: 'advertising' });
    expect(await published()).toEqual([]);
    expect(await queue(true)).toEqual([[name, 'rejected']]);
    expect((await acts(id)).at(-1)).toEqual({
      what: 'rejected',
      reason: 'advertising',
      moderator: 'Bo',
      day: today,
    });
    await publish(name);
    expect(await published()).toEqual(['Buy my course.']);
    await forget(id);
  });

  test('only what was read is decided about: not a later revision, not what is for researchers or deleted', async () => {
    const { id, name } = await tell('First words.');
    await tell('Second words.', {}, 2, id);
    await expect(publish(name)).rejects.toThrow(`look at ${id}.2`);
    await tell('For few.', { audience: 'researchers' }, 3, id);
    await expect(publish(`${id}.3`)).rejects.toThrow('There is no story');
    await forget(id);
    for (const what of ['publish', 'show'] as const)
      await expect(order({ do: what, story: `${id}.3`, by: 'Ada' })).rejects.toThrow('There is no story');
    expect(await acts(id)).toEqual([]);
    expect(await published()).toEqual([]);
  });

  test('a newer revision takes the published one away at once, with its words', async () => {
    const { id, name } = await tell('I said a name here.');
    await publish(name);
    // Even where the words could not be deleted yet, they count no more.
    const { rows: kept } = await opened.store.pool.query<Record<string, unknown>>(
      'select * from published_stories',
    );
    await tell('I say no name here.', {}, 2, id);
    expect(await rows()).toBe(0);
    await opened.store.pool.query(
      'insert into published_stories select * from json_populate_recordset(null::published_stories, $1::json)',
      [JSON.stringify(kept)],
    );
    expect(await published()).toEqual([]);
    expect(await queue()).toEqual([[`${id}.2`, null]]);
    await deleteOldRows(opened.store.pool, today, 395);
    expect(await rows()).toBe(0);
    await publish(`${id}.2`);
    await deleteOldRows(opened.store.pool, today, 395);
    expect(await published()).toEqual(['I say no name here.']);
    await forget(id);
  });

  test('a deletion of a story, or of everything, takes the published one away, and leaves the act on record', async () => {
    const { id, name } = await tell('To be forgotten.');
    await publish(name);
    expect((await forget(id)).status).toBe(200);
    expect(await rows()).toBe(0);
    expect(await acts(id)).toHaveLength(1);
    const leaving = await enrolledKey(send);
    const last = await tell('Everything of mine.', {}, 1, undefined, leaving);
    const rejected = await tell('And this.', {}, 1, undefined, leaving);
    await publish(last.name);
    await order({ do: 'reject', story: rejected.name, by: 'Ada', reason: 'not-a-story' });
    await send(await deletionRequest({ of: 'all' }, leaving));
    const { rows: left } = await opened.store.pool.query(
      'select contributor from published_stories union all select contributor from rejected_stories',
    );
    expect(left).toEqual([]);
    await expect(opened.store.pool.query('delete from moderation_audit')).rejects.toThrow('only grows');
  });

  test('where two people have sent a story with one id, a moderator must say whose they mean', async () => {
    const { id, name } = await tell('Mine.');
    const other = await enrolledKey(send);
    await tell('Not mine.', {}, 1, id, other);
    await expect(publish(name)).rejects.toThrow('Several people');
    await publish(`${other.contributor}/${name}`);
    expect(await published()).toEqual(['Not mine.']);
  });
});
