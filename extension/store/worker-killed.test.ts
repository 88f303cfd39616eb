import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import type { Observation } from '#shared/observations/observation.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { anItem } from '../consent/testing/some-items.ts';
import { Database } from './database.ts';
import { keepCounts } from './exposures.ts';
import { forgetItems } from './forget.ts';
import { approveDue, keepItems } from './items.ts';
import { dueBatches, reopenBatch, settleBatch } from './outbox.ts';
import { aDatabase, aReceipt, findLoose, sealApproved, tallyTwice } from './testing/a-database.ts';
import { killAfter, wasKilled } from './testing/kill-after.ts';

/** The server: what it once took it keeps, and a batch that comes again changes nothing. */
type Server = Map<string, Batch>;

const items = Array.from({ length: 7 }, (_, i) => anItem(i % 2 ? 'youtube' : 'google', 'ad', newDayId(i)));
const taken = items[3]?.id ?? '';
const counts = { containers: 1, items: 3, visible: 2, parsed: 3, failed: 0 };

/** What the background does whenever it is started: all of its memory is the database. */
async function run(database: Database, server: Server): Promise<void> {
  await keepItems(
    database,
    items.map((observation) => ({ observation, status: 'waiting', dropped: [] })),
    1,
  );
  const place = { surface: 'home', source: 'youtube', rules: 'youtube@1', batchId: '' };
  await keepCounts(database, [{ pageView: 'one', day: '2026-11-20', ...place, ...counts }]);
  await approveDue(database, 1);
  while (await sealApproved(database, 2));
  for (const { batchId, json } of await dueBatches(database, 10)) {
    server.set(batchId, JSON.parse(json));
    await settleBatch(database, 'daylight', aReceipt(batchId));
  }
}

async function expectWhole(database: Database): Promise<void> {
  const { kept, counted } = await tallyTwice(database);
  expect(kept).toEqual(counted);
  expect(await findLoose(database)).toEqual([]);
}

const operations = fc.array(fc.nat(120), { minLength: 1, maxLength: 6 });

test('a worker that is killed between any two reads or writes, again and again, loses nothing and doubles nothing', async () => {
  let killed = 0;
  await fc.assert(
    fc.asyncProperty(operations, async (kills) => {
      const { name } = aDatabase();
      const server: Server = new Map();
      for (const after of kills) {
        const database = new Database(name);
        killAfter(database, after);
        if (await wasKilled(run(database, server))) killed += 1;
        database.close();
        const looking = new Database(name);
        await expectWhole(looking);
        looking.close();
      }
      const database = new Database(name);
      await run(database, server);
      await expectWhole(database);
      const sent = (of: (batch: Batch) => readonly { id: string }[]) =>
        [...server.values()].flatMap((batch) => of(batch).map(({ id }) => id)).sort();
      expect(sent((batch) => batch.observations)).toEqual(items.map((item: Observation) => item.id).sort());
      expect([...server.values()].flatMap((batch) => batch.exposures)).toHaveLength(1);
      expect(await database.receipts.count()).toBe(server.size);
      expect(await database.outbox.count()).toBe(0);
      await database.delete();
    }),
    { numRuns: 150 },
  );
  expect(killed).toBeGreaterThan(100);
}, 120_000);

test('a worker that is killed while it takes things out of a batch leaves no batch that holds a forgotten item', async () => {
  let killed = 0;
  for (const take of [
    (database: Database) => forgetItems(database, { ids: [taken] }),
    async (database: Database) => {
      const [row] = await dueBatches(database, 10);
      if (row) await reopenBatch(database, row.batchId);
    },
  ])
    for (let after = 0; after < 40; after++) {
      const { name } = aDatabase();
      const before = new Database(name);
      await keepItems(
        before,
        items.map((observation) => ({ observation, status: 'waiting', dropped: [] })),
        1,
      );
      await approveDue(before, 1);
      while (await sealApproved(before, 2));
      before.close();
      const dying = new Database(name);
      killAfter(dying, after);
      if (await wasKilled(take(dying))) killed += 1;
      dying.close();
      const database = new Database(name);
      await expectWhole(database);
      expect([6, 7]).toContain(await database.observations.count());
      await database.delete();
    }
  expect(killed).toBeGreaterThan(5);
});
