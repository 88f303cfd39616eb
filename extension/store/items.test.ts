import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { Kind } from '#shared/observations/kind.ts';
import { aRecommendation } from '../consent/testing/a-recommendation.ts';
import { anItem } from '../consent/testing/some-items.ts';
import type { Database } from './database.ts';
import type { ItemFilter } from './item-filter.ts';
import { approveDue, decideItems, keepItems, moveItems, readItems } from './items.ts';
import { type ObservationRow, observationStatuses } from './rows.ts';
import { aDatabase } from './testing/a-database.ts';
import { countItems } from './testing/count-items.ts';

const start = Date.UTC(2026, 10, 20, 22);
const hour = 3_600_000;
const sources = ['youtube', 'google', 'amazon'];

let many: Database;
let rows: ObservationRow[];
beforeAll(async () => {
  many = aDatabase();
  for (let i = 0; i < 240; i++) {
    const observation = anItem(sources[i % 3] ?? '', Kind.options[i % 4] ?? 'ad', newDayId(start));
    await keepItems(
      many,
      [{ observation, status: i % 7 ? 'waiting' : 'kept', dropped: [] }],
      start + i * hour,
    );
    if (i % 5 === 0) await moveItems(many, [observation.id], ['waiting'], i % 2 ? 'approved' : 'sent');
  }
  rows = await many.observations.toArray();
});
afterAll(() => many.delete());

const anyFilter: fc.Arbitrary<ItemFilter> = fc.record({
  statuses: fc.shuffledSubarray([...observationStatuses], { minLength: 1 }),
  source: fc.option(fc.constantFrom(...sources, 'elsewhere'), { nil: undefined }),
  kind: fc.option(fc.constantFrom(...Kind.options), { nil: undefined }),
  day: fc.option(fc.constantFrom('2026-11-20', '2026-11-21', '2026-11-25', '2027-01-01'), { nil: undefined }),
});

function naively({ statuses, source, kind, day }: ItemFilter): string[] {
  const fits = (row: ObservationRow) =>
    (source === undefined || row.source === source) &&
    (kind === undefined || row.kind === kind) &&
    (day === undefined || new Date(row.capturedAt).toISOString().startsWith(day));
  return statuses.flatMap((status) =>
    rows
      .filter((row) => row.status === status && fits(row))
      .sort((a, b) => b.capturedAt - a.capturedAt)
      .map((row) => row.id),
  );
}

test('a page of a filtered list is what filtering everything by hand gives, newest first', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyFilter,
      fc.nat(250),
      fc.integer({ min: 1, max: 80 }),
      async (filter, offset, limit) => {
        const wanted = naively(filter);
        const { rows: page } = await readItems(many, filter, offset, limit);
        expect(page.map((row) => row.id)).toEqual(wanted.slice(offset, offset + limit));
        expect(await countItems(many, filter)).toBe(wanted.length);
      },
    ),
    { numRuns: 400 },
  );
});

test('pages put one after the other are the whole list, with nothing twice', async () => {
  await fc.assert(
    fc.asyncProperty(anyFilter, fc.integer({ min: 1, max: 50 }), async (filter, limit) => {
      const ids: string[] = [];
      for (;;) {
        const { rows: page } = await readItems(many, filter, ids.length, limit);
        ids.push(...page.map((row) => row.id));
        if (page.length < limit) break;
      }
      expect(ids).toEqual(naively(filter));
    }),
    { numRuns: 100 },
  );
});

let database: Database;
beforeEach(() => {
  database = aDatabase();
  return () => database.delete();
});
const keep = (...items: ReturnType<typeof aRecommendation>[]) =>
  keepItems(
    database,
    items.map((observation) => ({ observation, status: 'waiting', dropped: [] })),
    1,
  );

test('what is seen again only becomes longer in view, and only until it is approved', async () => {
  const item = aRecommendation();
  const seenFor = (visibleMs: number) => ({ ...item, seen: { ...item.seen, visibleMs } });
  const kept = async () => (await database.observations.get(item.id))?.observation.seen.visibleMs;
  await keep(item);
  await keep(seenFor(9000));
  await keep(seenFor(10));
  expect(await kept()).toBe(9000);
  await decideItems(database, { ids: [item.id] }, 'approved');
  await keep(seenFor(99_000));
  expect(await kept()).toBe(9000);
});

test('an item that comes again with another content is still the one that was kept, at the moment it was', async () => {
  const item = aRecommendation();
  await keep(item);
  const other = { ...item, labels: ['new'], seen: { ...item.seen, visibleMs: 9000 } };
  await keepItems(database, [{ observation: other, status: 'kept', dropped: [] }], 99);
  const row = await database.observations.get(item.id);
  expect(row).toMatchObject({ status: 'waiting', capturedAt: 1, observation: { labels: [] } });
});

test('what has waited for its time is approved, to the millisecond, and nothing that does not wait', async () => {
  const items = [10, 20, 30].map((at) => ({ at, observation: aRecommendation() }));
  for (const { at, observation } of items)
    await keepItems(database, [{ observation, status: 'waiting', dropped: [] }], at);
  const own = aRecommendation();
  await keepItems(database, [{ observation: own, status: 'kept', dropped: [] }], 5);
  await approveDue(database, 20);
  const statuses = await database.observations.bulkGet([...items.map((i) => i.observation.id), own.id]);
  expect(statuses.map((row) => row?.status)).toEqual(['approved', 'approved', 'waiting', 'kept']);
});

test('a decision counts for what waits: what was decided before, and what is not here, is passed over', async () => {
  const [first, second] = [aRecommendation(), aRecommendation()];
  await keep(first, second);
  await decideItems(database, { ids: [first.id] }, 'kept');
  await decideItems(database, { ids: [first.id, second.id, newDayId(0)] }, 'approved');
  const found = await database.observations.bulkGet([first.id, second.id]);
  expect(found.map((row) => row?.status)).toEqual(['kept', 'approved']);
  expect(await database.observations.count()).toBe(2);
});

test('more items than fit into one step are decided, all of them', async () => {
  const items = Array.from({ length: 4100 }, () => aRecommendation());
  await keep(...items);
  await decideItems(database, { filter: { statuses: ['waiting'] } }, 'approved');
  expect(await countItems(database, { statuses: ['approved'] })).toBe(4100);
});
