import { chainEvent, isIntact } from '../consent/chain.ts';
import type { ConsentChange, ConsentEvent } from '../consent/event.ts';
import { countedTime, countUpTo, entryTime } from './clock.ts';
import type { Database } from './database.ts';
import { sealingTables } from './outbox.ts';

/** The ledger as it stands. One that was tampered with allows nothing: its events are none. */
export interface LedgerReading {
  events: ConsentEvent[];
  isIntact: boolean;
  /** Number of entries, whatever their state. */
  length: number;
}

// What was verified last, word for word: a ledger in which no letter has changed need not be hashed again.
const verified = new WeakMap<Database, string>();

/** Everything in the ledger, oldest first, read and verified anew each time. */
export async function readLedger(database: Database): Promise<LedgerReading> {
  const events = await database.ledger.orderBy('sequence').toArray();
  const text = JSON.stringify(events);
  const intact = verified.get(database) === text || (await isIntact(events));
  if (intact) verified.set(database, text);
  return { events: intact ? events : [], isIntact: intact, length: events.length };
}

/**
 * Does something only while the ledger is as it was read: deciding and doing are then one step, and a withdrawal comes
 * wholly before or wholly after. To be called around other functions of the store.
 * @param length number of entries when the decision was made
 * @returns whether it was done; false: the ledger has grown since, decide again
 */
export function doIfUnchanged(
  database: Database,
  length: number,
  act: () => Promise<void>,
): Promise<boolean> {
  const { ledger, discards, marks, pages, memos } = database;
  const tables = [ledger, discards, marks, pages, memos, ...sealingTables(database)];
  return database.transaction('rw', tables, async () => {
    if ((await database.ledger.count()) !== length) return false;
    await act();
    return true;
  });
}

/**
 * Appends changes, all or none. Two appends at the same time cannot fork the chain: the one that comes second starts
 * again (and `previous` is unique). An entry is later than everything that was seen before it.
 * @returns hashes of the new entries; none where the ledger is damaged, since nothing is appended to that
 */
export async function appendToLedger(
  database: Database,
  changes: readonly ConsentChange[],
  stamp: { now: number; newId: () => string; uiVersion: string },
): Promise<string[]> {
  const { ledger, memos } = database;
  for (;;) {
    const before = await readLedger(database);
    if (!before.isIntact) return [];
    const last = before.events.at(-1);
    const counted = await countedTime(database);
    const events: ConsentEvent[] = [];
    let previous: ConsentEvent | undefined = last;
    for (const change of changes) {
      const at = Math.max(entryTime(counted, stamp.now), previous?.at ?? 0);
      previous = await chainEvent(previous, { id: stamp.newId(), at, uiVersion: stamp.uiVersion, change });
      events.push(previous);
    }
    const isDone = await database.transaction('rw', ledger, memos, async () => {
      // Hashing takes time: meanwhile another entry may have been added, or something seen that these would not follow.
      const isLast = (await ledger.orderBy('sequence').last())?.hash === last?.hash;
      if (!isLast || (await countedTime(database)) !== counted) return false;
      await ledger.bulkAdd(events);
      await countUpTo(database, events.at(-1)?.at ?? counted);
      return true;
    });
    if (isDone) return events.map((event) => event.hash);
  }
}
