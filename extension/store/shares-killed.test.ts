import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { aStudy } from '#shared/studies/testing/a-study.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { composeShare } from '../consent/compose-share.ts';
import type { Decide, Decision } from '../consent/permission.ts';
import { anItem } from '../consent/testing/some-items.ts';
import { Database } from './database.ts';
import { forgetItems } from './forget.ts';
import { approveDue, keepItems } from './items.ts';
import { dueBatches, sealBatch, settleBatch } from './outbox.ts';
import type { ShareRow } from './rows.ts';
import { dropStudy, readyShares, sealShares } from './shares.ts';
import { aDatabase, aReceipt, composeFrom, findLoose } from './testing/a-database.ts';
import { killAfter, wasKilled } from './testing/kill-after.ts';

const items = Array.from({ length: 5 }, () => anItem('youtube', 'recommendation', newDayId(0)));
const studies = ['bridges', 'tunnels'];
const yes: Decision = { allowed: true, grant: { document: 'a'.repeat(64), at: 0, entry: 'e'.repeat(64) } };
const terms = { ...aStudy(), documents: new Set<string>(), isClosed: false };
const decide: Decide = {
  ...{ capture: () => yes, study: () => yes, story: () => yes, structure: () => yes },
  send: ({ tier }) => (tier === 'aggregate' ? yes : { allowed: false, why: 'not-granted' }),
  ...{ terms: () => terms, limited: () => yes, share: () => yes, offers: () => true },
};

/** What the background does whenever it is started: all of its memory is the database. */
async function run(database: Database, server: Map<string, Batch>): Promise<void> {
  const waiting = items.map((observation) => ({ observation, status: 'waiting' as const, dropped: [] }));
  await keepItems(database, waiting, 1);
  await approveDue(database, 1);
  for (;;) {
    const batch = await composeFrom(database, { limit: 2, decide });
    if (!batch) break;
    const shares = batch.observations.flatMap(({ id: item }) =>
      studies.map((study): ShareRow => ({ study, item, id: newDayId(0), status: 'ready' })),
    );
    await sealBatch(database, batch, 10, shares);
  }
  for (const study of studies) while (await sealOne(database, study));
  for (const { batchId, json, study } of await dueBatches(database, 10)) {
    server.set(batchId, JSON.parse(json));
    await settleBatch(database, study, aReceipt(batchId));
  }
}

async function sealOne(database: Database, study: string): Promise<boolean> {
  const { go } = await readyShares(database, study, () => 'go', 2);
  const shared = go.map(({ share: { id }, row: { observation } }) => ({ id, observation, capturedAt: 1 }));
  const batch = composeShare(newDayId(0), study, shared, decide);
  if (!batch) return false;
  const seenAt = batch.observations.map(() => 1);
  await sealShares(database, batch, seenAt, 10);
  return true;
}

async function expectWhole(database: Database): Promise<void> {
  const shares = await database.shares.toArray();
  const batches = new Map(
    (await database.outbox.toArray()).map(({ batchId, json }) => [batchId, JSON.parse(json)]),
  );
  for (const { id, status, batchId } of shares) {
    if (status === 'ready') expect(batchId).toBeUndefined();
    if (status !== 'sealed') continue;
    const held = (batches.get(batchId ?? '') as Batch | undefined)?.observations.map((one) => one.id);
    expect(held, 'what is sealed lies in its batch').toContain(id);
  }
  const main = [...batches.values()].filter((batch: Batch) => batch.study === 'daylight');
  expect(
    (await findLoose(database)).filter((loose) => main.some(({ batchId }) => loose.endsWith(batchId))),
  ).toEqual([]);
}

test('whenever a worker is killed, each item reaches each study once and under one id, and the platform itself once', async () => {
  let killed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(140), { minLength: 1, maxLength: 5 }), async (kills) => {
      const { name } = aDatabase();
      const server = new Map<string, Batch>();
      for (const after of kills) {
        const dying = new Database(name);
        killAfter(dying, after);
        if (await wasKilled(run(dying, server))) killed += 1;
        dying.close();
        const looking = new Database(name);
        await expectWhole(looking);
        looking.close();
      }
      const database = new Database(name);
      await run(database, server);
      await expectWhole(database);
      const shares = await database.shares.toArray();
      expect(shares.map(({ status }) => status)).toEqual(Array(items.length * studies.length).fill('sent'));
      for (const study of ['daylight', ...studies]) {
        const came = [...server.values()]
          .filter((batch) => batch.study === study)
          .flatMap((b) => b.observations);
        const ids = study === 'daylight' ? items.map(({ id }) => id) : idsOf(shares, study);
        // A batch that comes again is the same batch: the server knows it by its id.
        expect(came.map(({ id }) => id).sort()).toEqual(ids.sort());
      }
      await database.delete();
    }),
    { numRuns: 60 },
  );
  expect(killed).toBeGreaterThan(40);
}, 120_000);

test('an item that is deleted, or a study that is left, takes what was not sent along, whenever the worker is killed', async () => {
  const [gone] = items;
  let killed = 0;
  for (const [what, act] of [
    ['an item', (database: Database) => forgetItems(database, { ids: [gone?.id ?? ''] })],
    ['a study', (database: Database) => dropStudy(database, 'bridges')],
  ] as const)
    for (let after = 0; after < 40; after += 5) {
      const { name } = aDatabase();
      const before = new Database(name);
      await run(before, new Map());
      await before.shares.toCollection().modify({ status: 'ready' });
      for (const study of studies) while (await sealOne(before, study));
      before.close();
      const dying = new Database(name);
      killAfter(dying, after);
      if (await wasKilled(act(dying))) killed += 1;
      dying.close();
      const database = new Database(name);
      await expectWhole(database);
      await act(database);
      await expectWhole(database);
      const left = await database.shares.toArray();
      const isGone =
        what === 'an item'
          ? left.every(({ item }) => item !== gone?.id)
          : left.every((s) => s.study === 'tunnels');
      expect(isGone, what).toBe(true);
      const texts = (await database.outbox.toArray()).map(({ json }) => json).join();
      const ids = left.map(({ id }) => id);
      expect(
        (JSON.parse(`[${texts}]`) as Batch[])
          .flatMap((b) => b.observations)
          .every(({ id }) => ids.includes(id)),
      ).toBe(true);
      await database.delete();
    }
  expect(killed).toBeGreaterThan(5);
}, 60_000);

function idsOf(shares: readonly ShareRow[], study: string): string[] {
  return shares.filter((share) => share.study === study).map(({ id }) => id);
}
