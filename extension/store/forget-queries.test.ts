import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anItem } from '../consent/testing/some-items.ts';
import type { Database } from './database.ts';
import { forgetQueries } from './forget-queries.ts';
import { decideItems, keepItems } from './items.ts';
import { sealBatch, settleBatch } from './outbox.ts';
import {
  aDatabase,
  aReceipt,
  composeFrom,
  findLoose,
  sealApproved,
  tallyTwice,
} from './testing/a-database.ts';

let database: Database;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.delete());

async function keep(source: string, query = 'how bread is made'): Promise<string> {
  const item = anItem(source, 'result');
  const observation = { ...item, context: { ...item.context, query } };
  await keepItems(database, [{ observation, status: 'waiting', dropped: [] }], 1);
  return observation.id;
}
const approve = (...ids: string[]) => decideItems(database, { ids }, 'approved');
const rowsOf = (ids: readonly string[]) => database.observations.bulkGet([...ids]);
const queriesOf = async (ids: readonly string[]) =>
  (await rowsOf(ids)).map((row) => row?.observation.context.query);
const statusesOf = async (ids: readonly string[]) => (await rowsOf(ids)).map((row) => row?.status);

/** One item of each status, in the order in which they are named. */
async function oneOfEach(source: string): Promise<string[]> {
  const sent = await keep(source);
  await approve(sent);
  await settleBatch(database, 'daylight', aReceipt(await sealApproved(database)));
  const sealed = await keep(source);
  await approve(sealed);
  await sealApproved(database);
  const [waiting, approved, kept] = [await keep(source), await keep(source), await keep(source)];
  await approve(approved);
  await decideItems(database, { ids: [kept] }, 'kept');
  return [waiting, approved, sealed, kept, sent];
}

test('what was typed is taken out of everything of its site that was not sent, and every item stays', async () => {
  const mine = await oneOfEach('google');
  const other = await keep('bing');
  await forgetQueries(database, 'google');
  const [waiting, approved, sealed, kept, sent] = await queriesOf(mine);
  expect([waiting, approved, sealed, kept]).toEqual([undefined, undefined, undefined, undefined]);
  expect(sent, 'a copy of what was sent').toBe('how bread is made');
  expect(await statusesOf(mine)).toEqual(['waiting', 'approved', 'approved', 'kept', 'sent']);
  expect(await queriesOf([other]), 'another site').toEqual(['how bread is made']);
  expect(await findLoose(database)).toEqual([]);
  const { kept: tallied, counted } = await tallyTwice(database);
  expect(tallied).toEqual(counted);
});

test('a batch that held something typed is gone; it is sealed anew without, under another id', async () => {
  const id = await keep('google');
  await approve(id);
  const before = await sealApproved(database);
  await forgetQueries(database, 'google');
  expect(await database.outbox.get(before)).toBeUndefined();
  const after = await sealApproved(database);
  expect(after).not.toBe(before);
  const sealed = await database.outbox.get(after);
  expect(sealed?.json).toContain(id);
  expect(sealed?.json).not.toContain('"query"');
});

test('an item is kept as it leaves: what its batch may not hold of it is gone here, too', async () => {
  const id = await keep('google');
  await approve(id);
  const batch = await composeFrom(database);
  if (!batch) throw new Error('Nothing to seal');
  const observations = batch.observations.map((item) => ({ ...item, context: { ...item.context } }));
  for (const { context } of observations) delete context.query;
  await sealBatch(database, { ...batch, observations }, 10);
  expect(await queriesOf([id])).toEqual([undefined]);
  expect(await statusesOf([id])).toEqual(['sealed']);
});
