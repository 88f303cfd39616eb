import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConsentChange } from '../consent/event.ts';
import { aDocument, aScope } from '../consent/testing/a-ledger.ts';
import { Database } from './database.ts';
import { appendToLedger, doIfUnchanged, readLedger } from './ledger.ts';
import type { LedgerRow } from './rows.ts';
import { aDatabase } from './testing/a-database.ts';
import { killAfter } from './testing/kill-after.ts';

let database: Database;
beforeEach(() => {
  database = aDatabase();
});
afterEach(() => database.delete());

const stamp = { now: 1000, newId: () => crypto.randomUUID(), uiVersion: '1' };
const pause: ConsentChange = { type: 'paused', source: null, until: null };
const resume: ConsentChange = { type: 'resumed', source: null };
const grant: ConsentChange = { type: 'granted', scope: aScope, document: aDocument, locale: 'en' };
const append = (...changes: ConsentChange[]) => appendToLedger(database, changes, stamp);

test('appends at the same moment end up in one chain, none lost', async () => {
  const hashes = await Promise.all(Array.from({ length: 8 }, () => append(pause, resume)));
  const { events, isIntact } = await readLedger(database);
  expect(isIntact).toBe(true);
  expect(events.map((event) => event.hash).sort()).toEqual(hashes.flat().sort());
});

test('time in the ledger never runs backwards, whatever the clock says', async () => {
  await append(pause);
  await appendToLedger(database, [resume], { ...stamp, now: 5 });
  const [first, second] = (await readLedger(database)).events.map((event) => event.at);
  expect(second).toBeGreaterThan(first ?? Number.POSITIVE_INFINITY);
});

const damages: [string, () => Promise<unknown>][] = [
  ['a field was changed', () => change(2, (row) => ({ ...row, at: row.at + 1 }))],
  ['what was agreed to was changed', () => change(2, (row) => ({ ...row, change: resume }))],
  ['an entry was removed', () => database.ledger.delete(2)],
  ['its beginning was cut off', () => database.ledger.delete(1)],
  [
    'two entries were swapped',
    async () => {
      const [second, third] = await database.ledger.bulkGet([2, 3]);
      if (!second || !third) throw new Error('Three entries were written');
      await database.ledger.bulkDelete([2, 3]);
      await database.ledger.bulkAdd([
        { ...second, sequence: 3 },
        { ...third, sequence: 2 },
      ]);
    },
  ],
];
test.each(damages)(
  'a ledger in which %s allows nothing, says so, and is kept to be exported',
  async (_, damage) => {
    await append({ type: 'adult-confirmed' }, grant, pause);
    expect(await readLedger(database)).toMatchObject({ isIntact: true, length: 3 });
    await damage();
    const reading = await readLedger(database);
    expect(reading).toMatchObject({ isIntact: false, events: [] });
    expect(reading.length).toBe(await database.ledger.count());
    // What is appended to it does not mend it.
    await append(resume);
    expect((await readLedger(database)).isIntact).toBe(false);
  },
);

test('what is decided by one ledger is not done by another', async () => {
  await append(grant);
  const { length } = await readLedger(database);
  const note = () => database.memos.put({ name: 'storage-full', value: true }).then(() => undefined);
  await append(pause);
  expect(await doIfUnchanged(database, length, note)).toBe(false);
  expect(await database.memos.get('storage-full')).toBeUndefined();
  expect(await doIfUnchanged(database, length + 1, note)).toBe(true);
  expect(await database.memos.get('storage-full')).toBeDefined();
});

test('a worker that is killed while it writes leaves all of it or nothing, and a chain that is whole', async () => {
  for (let operations = 0; operations < 12; operations++) {
    const dying = aDatabase();
    await appendToLedger(dying, [grant], stamp);
    dying.close();
    killAfter(dying, operations);
    await dying.open();
    await appendToLedger(dying, [pause, resume], stamp).catch(() => undefined); // It was killed: that is the point.
    const { name } = dying;
    dying.close();
    const next = new Database(name);
    const { isIntact, length } = await readLedger(next);
    expect([isIntact, length]).toEqual([true, length === 1 ? 1 : 3]);
    await next.delete();
  }
});

async function change(sequence: number, to: (row: LedgerRow) => object): Promise<void> {
  const row = await database.ledger.get(sequence);
  if (row) await database.table('ledger').put(to(row));
}
