import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { aStructure } from '../consent/testing/a-structure.ts';
import type { Database } from './database.ts';
import {
  addStructure,
  dropStructures,
  dueStructures,
  forgetOldStructures,
  queuedStructures,
  queueStructure,
  settleStructure,
} from './structures.ts';
import { aDatabase } from './testing/a-database.ts';

let database: Database;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.delete());

const consent = { document: 'a'.repeat(64), grant: 'b'.repeat(64) };

async function draft(surface = 'home', source = 'youtube') {
  const sent = aStructure(newDayId(0), consent, { surface, source });
  await addStructure(database, { id: sent.id, study: 'daylight', madeAt: 1, structure: sent.structure });
  return sent;
}
const statuses = async () => (await database.structures.toArray()).map((row) => row.status).sort();

test('of one surface there is one draft, and what was agreed to stays', async () => {
  await queueStructure(database, await draft(), 1);
  await draft();
  await draft();
  await draft('search');
  expect(await statuses()).toEqual(['draft', 'draft', 'queued']);
});

test('a draft is never due; what is agreed to is, until its receipt is here', async () => {
  const sent = await draft();
  expect(await dueStructures(database, 99)).toEqual([]);
  await queueStructure(database, sent, 5);
  expect(await dueStructures(database, 4)).toEqual([]);
  expect(await dueStructures(database, 5)).toMatchObject([{ json: JSON.stringify(sent) }]);
  const signed = { contributor: 'c'.repeat(26), digest: 'd'.repeat(64), day: '2026-11-28' };
  await settleStructure(database, { structure: sent.id, ...signed, signature: 's'.repeat(86) });
  expect(await dueStructures(database, 99)).toEqual([]);
  expect(await statuses()).toEqual(['sent']);
});

test('what is dropped is gone, and nothing else', async () => {
  const queued = await draft();
  await queueStructure(database, queued, 1);
  await draft('home', 'google');
  await dropStructures(database, ({ structure }) => structure.source === 'google');
  expect((await queuedStructures(database)).map((row) => row.id)).toEqual([queued.id]);
  expect(await statuses()).toEqual(['queued']);
});

test('a draft that nobody came back to is forgotten after 30 days', async () => {
  await draft();
  await forgetOldStructures(database, 1 + 30 * 86_400_000);
  expect(await statuses()).toEqual(['draft']);
  await forgetOldStructures(database, 2 + 30 * 86_400_000);
  expect(await statuses()).toEqual([]);
});
