import { Dexie } from 'dexie';
import { chainEvent, isIntact } from '../consent/chain.ts';
import type { ConsentChange, ConsentEvent } from '../consent/event.ts';
import type { Database } from './database.ts';

/** Everything in the ledger, oldest first. A ledger that was tampered with counts as empty: nothing is allowed. */
export async function readLedger(database: Database): Promise<ConsentEvent[]> {
  const events = await database.ledger.orderBy('sequence').toArray();
  return (await isIntact(events)) ? events : [];
}

/**
 * Keeps something only while the ledger is as it was read: deciding and keeping are then one step, and a withdrawal
 * comes wholly before or wholly after.
 * @param length number of entries when the decision was made
 * @returns whether it was kept; false: the ledger has grown since, decide again
 */
export function keepIfUnchanged(
  database: Database,
  length: number,
  keep: () => Promise<void>,
): Promise<boolean> {
  const { ledger, observations, exposures } = database;
  return database.transaction('rw', [ledger, observations, exposures], async () => {
    if ((await ledger.count()) !== length) return false;
    await keep();
    return true;
  });
}

/**
 * Appends changes, all or none. Two appends at the same time cannot fork the chain: `previous` is unique, and the one
 * that comes second starts again.
 */
export async function appendToLedger(
  database: Database,
  changes: readonly ConsentChange[],
  stamp: { now: () => number; newId: () => string; uiVersion: string },
): Promise<void> {
  for (;;) {
    const last = await database.ledger.orderBy('sequence').last();
    const events: ConsentEvent[] = [];
    let previous: ConsentEvent | undefined = last;
    for (const change of changes) {
      const at = Math.max(stamp.now(), previous?.at ?? 0);
      previous = await chainEvent(previous, { id: stamp.newId(), at, uiVersion: stamp.uiVersion, change });
      events.push(previous);
    }
    try {
      await database.transaction('rw', database.ledger, () => database.ledger.bulkAdd(events));
      return;
    } catch (error) {
      if (!(error instanceof Dexie.BulkError)) throw error;
    }
  }
}
