import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConsentChange } from '../consent/event.ts';
import { Database } from './database.ts';
import { appendToLedger, readLedger } from './ledger.ts';

let database: Database;
beforeEach(() => {
  database = new Database(`ledger-${crypto.randomUUID()}`);
});
afterEach(() => database.delete());

const stamp = { now: () => 1000, newId: () => crypto.randomUUID(), uiVersion: '1' };
const pause: ConsentChange = { type: 'paused' };

test('appends at the same moment end up in one chain, none lost', async () => {
  await Promise.all(
    Array.from({ length: 8 }, () => appendToLedger(database, [pause, { type: 'resumed' }], stamp)),
  );
  expect(await readLedger(database)).toHaveLength(16);
});

test('time in the ledger never runs backwards, whatever the clock says', async () => {
  await appendToLedger(database, [pause], stamp);
  await appendToLedger(database, [pause], { ...stamp, now: () => 5 });
  expect((await readLedger(database)).map((event) => event.at)).toEqual([1000, 1000]);
});

test('a ledger that somebody has changed counts as empty', async () => {
  await appendToLedger(database, [{ type: 'adult-confirmed' }, pause], stamp);
  await database.ledger.toCollection().modify((row) => {
    if (row.change.type === 'paused') row.change = { type: 'resumed' };
  });
  expect(await readLedger(database)).toEqual([]);
});
