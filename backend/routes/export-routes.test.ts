import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { paths } from '#shared/wire/paths.ts';
import { aBatch, aRecommendation } from '../ingest/testing/a-batch.ts';
import { aStory } from '../ingest/testing/a-story.ts';
import { aStructure } from '../ingest/testing/a-structure.ts';
import { moderate } from '../moderation/moderation-order.ts';
import { quoted, readTables } from '../store/catalog.ts';
import { makeDayPartitions } from '../store/day-partitions.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { signedGet } from './testing/signed-request.ts';
import type { SigningKey } from './testing/signing-key.ts';
import {
  batchRequest,
  deletionRequest,
  enrolledKey,
  origin,
  storyRequest,
  structureRequest,
  testApp,
} from './testing/test-app.ts';

type Rows = Record<string, unknown>[];

describe.each(engines)('an export from the $engine engine', ({ open }) => {
  let opened: TestStore;
  let send: (request: Request) => Promise<Response>;
  let key: SigningKey;
  let batch: Awaited<ReturnType<typeof aBatch>>;
  let story: Awaited<ReturnType<typeof aStory>>;

  beforeAll(async () => {
    opened = await open();
    await makeDayPartitions(opened.store.pool, utcDay(new Date()));
    ({ send } = await testApp(opened.store));
    key = await enrolledKey(send);
    batch = await aBatch({ observations: Array.from({ length: 190 }, () => aRecommendation()) });
    story = await aStory();
    await send(await batchRequest(batch, key));
    // More rows than are read at a time, and somebody else's, which must not be there.
    for (let i = 0; i < 2; i++) await send(await batchRequest(await aBatch(), key));
    await send(await storyRequest(story, key));
    for (const decided of [{ do: 'publish' }, { do: 'reject', reason: 'duplicate' }] as const) {
      const { id } = await tellEverybody();
      await moderate(opened.store, { ...decided, story: `${id}.1`, by: 'Ada' }, new Date());
    }
    const { id: halfway } = await tellEverybody();
    await moderate(opened.store, { do: 'publish', story: `${halfway}.1`, by: 'Ada' }, new Date(), 2);
    await send(await structureRequest(await aStructure(), key));
    await send(await deletionRequest({ of: 'source', source: 'amazon' }, key));
    await send(await batchRequest(await aBatch(), await enrolledKey(send)));
  }, 120_000);
  afterAll(() => opened.dispose());

  const tellEverybody = async () => {
    const told = await aStory({ audience: 'public' });
    await send(await storyRequest(told, key));
    return told;
  };
  const get = async (by = key) => send(await signedGet(origin + paths.export, by));

  test('is exactly what is stored, of every table that knows a contributor', async () => {
    const { pool } = opened.store;
    const answer = await get();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const exported = (await answer.json()) as Record<string, Rows>;
    const personal = (await readTables(pool)).filter(({ columns }) =>
      columns.some(({ name }) => name === 'contributor'),
    );
    expect(Object.keys(exported).sort()).toEqual(['contributor', ...personal.map(({ name }) => name)].sort());
    for (const { name, columns } of personal) {
      const { rows } = await pool.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from ${quoted(name)} as t where contributor = $1`,
        [key.contributor],
      );
      expect(rows.length, `${name}: a test without rows proves nothing`).toBeGreaterThan(0);
      const bytes = columns.filter(({ type }) => type === 'bytea').map((column) => column.name);
      const comparable = (all: Rows) =>
        all
          .map((row) => Object.entries(row).filter(([column]) => ![...bytes, 'sent'].includes(column)))
          .map((entries) => JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1))))
          .sort();
      const canonical = (all: Rows) => comparable(JSON.parse(JSON.stringify(all, sortKeys)));
      expect(canonical(exported[name] ?? []), name).toEqual(canonical(rows.map(({ row }) => row)));
    }
  });

  test('gives back what was sent, in the words it was sent in', async () => {
    const exported = (await (await get()).json()) as Record<string, Rows>;
    const same = exported.batches?.find(({ batch_id }) => batch_id === batch.batchId);
    expect(same?.sent).toEqual(batch);
    const told = exported.stories?.find(({ story_id }) => story_id === story.id);
    expect(told?.sent).toEqual(story);
    expect(exported.observations).toHaveLength(194);
  });

  test('is for nobody else, and ends with a deletion of everything', async () => {
    expect((await send(new Request(origin + paths.export))).status).toBe(401);
    const leaving = await enrolledKey(send);
    await send(await deletionRequest({ of: 'all' }, leaving));
    expect((await get(leaving)).status).toBe(410);
  });
});

/** JSON of a database and of a device may have their keys in another order. */
function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
