import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { deviceTime } from './clock.ts';
import { Database } from './database.ts';
import { isQuotaError, isStorageFull, noteStorageFree, noteStorageFull } from './storage-full.ts';
import { aDatabase } from './testing/a-database.ts';

const full = () => new DOMException('No room left', 'QuotaExceededError');
const wrapped = (inner: unknown) => {
  const error = new Dexie.DexieError('AbortError', 'Transaction aborted');
  return Object.assign(error, { inner });
};

/** A database whose every write finds no room, as the browser says it. */
function aFullDatabase(): Database {
  const database = aDatabase();
  database.use({
    stack: 'dbcore',
    name: 'full',
    create: (core) => ({
      ...core,
      table: (name) => ({ ...core.table(name), mutate: () => Promise.reject(full()) }),
    }),
  });
  return database;
}

test.each([
  ['as the browser says it', full()],
  ['as Dexie says it', new Dexie.QuotaExceededError('No room left')],
  ['within an aborted transaction', wrapped(full())],
  ['within that of a Dexie error', wrapped(new Dexie.QuotaExceededError('No room left'))],
  ['two deep', wrapped(wrapped(full()))],
])('that there is no room left is recognised %s', (_, error) => {
  expect(isQuotaError(error)).toBe(true);
});

test.each([
  ['a broken rule', new Dexie.ConstraintError('Twice')],
  ['an aborted transaction for another reason', wrapped(new Error('Something else'))],
  ['something that is no error', 'QuotaExceededError'],
  ['nothing', undefined],
])('%s is not taken for a full storage', (_, error) => {
  expect(isQuotaError(error)).toBe(false);
});

test('a real write that finds no room is recognised, in a transaction and in one that holds another', async () => {
  const database = aFullDatabase();
  const write = () => database.memos.put({ name: 'clock', value: 1 });
  const nested = () => database.transaction('rw', database.memos, write);
  for (const act of [write, nested, () => database.transaction('rw', database.tables, nested)]) {
    const error = await act().catch((reason: unknown) => reason);
    expect(isQuotaError(error)).toBe(true);
  }
  const many = database.observations.bulkPut([]).then(
    () => database.receipts.bulkAdd([{ batchId: 'b' } as never]), // Any row will do: none is written.
  );
  expect(isQuotaError(await many.catch((reason: unknown) => reason))).toBe(true);
  await database.delete();
});

test('a full storage is remembered over a restart; and while the worker lives, even where not a note fits', async () => {
  const database = aDatabase();
  await noteStorageFull(database);
  database.close();
  const next = new Database(database.name);
  expect(await isStorageFull(next)).toBe(true);
  await noteStorageFree(next);
  expect(await isStorageFull(next)).toBe(false);
  await next.delete();
  const none = aFullDatabase();
  await noteStorageFull(none);
  expect(await isStorageFull(none)).toBe(true);
  await none.delete();
});

test('where the time cannot be written down, it goes on and never back while the worker lives', async () => {
  const database = aFullDatabase();
  const first = await deviceTime(database, 5000);
  expect(first).toBeGreaterThanOrEqual(5000);
  expect(await deviceTime(database, 1000)).toBe(first);
  expect(await deviceTime(database, 90_000)).toBeGreaterThanOrEqual(90_000);
  await database.delete();
});
