import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import type { SigningKey } from '../routes/testing/signing-key.ts';
import { enrolledKey, storyRequest, testApp } from '../routes/testing/test-app.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { moderate } from './moderation-order.ts';

const now = new Date();

/** Something that somebody does to one story. */
type Step =
  | { do: 'publish' | 'reject'; by: string }
  | { do: 'redact'; by: string; out: string }
  | { do: 'edit' };

const by = fc.constantFrom('Ada', 'ada', 'Bo', 'Cy');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('publish' as const), by }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('redact' as const), by, out: fc.constantFrom('John', 'Jane') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject' as const), by }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('edit' as const) }) },
);

describe.each(engines)('where two must agree, on the $engine engine', ({ open }) => {
  let opened: TestStore;
  let send: (request: Request) => Promise<Response>;
  let key: SigningKey;
  beforeAll(async () => {
    opened = await open();
    ({ send } = await testApp(opened.store));
    key = await enrolledKey(send);
  }, 60_000);
  afterAll(() => opened.dispose());

  const tell = async (id: string, revision: number) => {
    const story = await aStory({ text: `John and Jane, ${revision}.`, audience: 'public' }, { id, revision });
    expect((await send(await storyRequest(story, key))).status).toBeLessThan(300);
  };
  const act = ({ do: what, ...more }: Exclude<Step, { do: 'edit' }>, story: string) => {
    const out = 'out' in more ? { out: [more.out] } : {};
    const reason = what === 'reject' ? { reason: 'duplicate' } : {};
    return moderate(opened.store, { do: what, story, by: more.by, ...out, ...reason } as never, now, 2);
  };
  const publishedOf = async (id: string) =>
    (
      await opened.store.pool.query<{
        revision: number;
        cuts: string;
        moderator: string;
        second: string | null;
      }>(
        'select revision, cuts, moderator, second_moderator as second from published_stories where story_id = $1::uuid',
        [id],
      )
    ).rows[0];

  test('a story is published exactly when two people want the same of the same revision, whatever happens between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
        const id = newDayId(now.getTime());
        let revision = 1;
        await tell(id, revision);
        let wishes = new Map<string, string>();
        let expected: { revision: number; wish: string } | undefined;
        for (const one of steps) {
          if (one.do === 'edit') {
            revision++;
            await tell(id, revision);
            [wishes, expected] = [new Map(), undefined];
            continue;
          }
          await act(one, `${id}.${revision}`);
          if (one.do === 'reject') {
            [wishes, expected] = [new Map(), undefined];
            continue;
          }
          const wish = one.do === 'redact' ? one.out : '';
          wishes.set(one.by, wish);
          const people = new Set(
            [...wishes].filter(([, other]) => other === wish).map(([who]) => who.toLowerCase()),
          );
          if (people.size < 2) continue;
          [wishes, expected] = [new Map(), { revision, wish }];
        }
        const published = await publishedOf(id);
        expect(published?.revision).toBe(expected?.revision);
        if (!published || !expected) return;
        expect(published.cuts === '[]').toBe(expected.wish === '');
        expect(published.second?.toLowerCase()).not.toBe(published.moderator.toLowerCase());
        expect(published.second).not.toBeNull();
      }),
      { seed: 8, numRuns: 40 },
    );
  }, 60_000);

  test('moderators who press at the same moment publish once, and one person pressing twice does not', async () => {
    for (let round = 0; round < 10; round++) {
      const id = newDayId(now.getTime());
      await tell(id, 1);
      const press = (who: string) =>
        act({ do: 'publish', by: who }, `${id}.1`) as Promise<{ published: boolean }>;
      const alone = await Promise.all([press('Ada'), press('Ada'), press('ADA')]);
      expect(alone.map(({ published }) => published)).toEqual([false, false, false]);
      const together = await Promise.all([press('Bo'), press('Ada')]);
      expect(together.filter(({ published }) => published).length).toBe(1);
      expect(await publishedOf(id)).toMatchObject({ revision: 1 });
    }
  });

  test('a rejection needs one, and also when it comes at the very moment of the second yes, one of both stands alone', async () => {
    const id = newDayId(now.getTime());
    await tell(id, 1);
    await act({ do: 'publish', by: 'Ada' }, `${id}.1`);
    await Promise.all([
      act({ do: 'publish', by: 'Bo' }, `${id}.1`),
      act({ do: 'reject', by: 'Cy' }, `${id}.1`),
    ]);
    const { rows } = await opened.store.pool.query(
      `select 'p' from published_stories where story_id = $1::uuid union all
       select 'r' from rejected_stories where story_id = $1::uuid`,
      [id],
    );
    expect(rows.length).toBe(1);
  });

  test('the database itself takes no story that one person alone published where two must', async () => {
    await expect(
      opened.store.pool.query(
        `insert into published_stories (contributor, story_id, revision, study, text, redacted, category, severity,
           language, day, published_day, persons, moderator, second_moderator)
         values ('c', $1::uuid, 1, 'daylight', 't', false, 'other', 'none', 'en', $2::date, $2::date, 2, 'Ada', 'ADA')`,
        [newDayId(now.getTime()), addDays(utcDay(now), 0)],
      ),
    ).rejects.toThrow(/check/);
  });
});
