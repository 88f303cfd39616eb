import type { Database } from './database.ts';
import { itemsOf } from './item-filter.ts';
import { moveItems } from './items.ts';
import { openBatches, sealingTables } from './outbox.ts';
import type { ObservationRow } from './rows.ts';

const chunk = 2000;

/**
 * Keeps for the person alone what can never be sent any more: seen before the consent that holds now, or during a pause.
 * It waits for nothing, so it leaves the tray. Looked through once for each state of the ledger, since only that can
 * change the answer.
 */
export async function sweepUnsendable(
  database: Database,
  ledgerLength: number,
  isUnsendable: (row: ObservationRow) => boolean,
): Promise<void> {
  if ((await database.memos.get('swept-ledger'))?.value === ledgerLength) return;
  await keepWhere(database, isUnsendable);
  await database.memos.put({ name: 'swept-ledger', value: ledgerLength });
}

/** Has the next sweep look through everything again: something came back from the outbox. */
export async function sweepAgain(database: Database): Promise<void> {
  await database.memos.delete('swept-ledger');
}

/** Keeps everything that was not sent for the person alone: they take part in the study no more. */
export async function keepAllUnsent(database: Database): Promise<void> {
  await database.transaction('rw', sealingTables(database), async () => {
    const batches = await database.outbox.toCollection().primaryKeys();
    await openBatches(database, new Set(batches));
    await database.shares.filter((row) => row.status !== 'sent').delete();
  });
  await keepWhere(database, () => true);
}

/** Keeps what was sent for the person alone, of one source or of all: the server has deleted it. */
export async function keepSent(database: Database, source: string | undefined): Promise<void> {
  for (;;) {
    const ids = await itemsOf(database, 'sent', { source }).limit(chunk).primaryKeys();
    if (ids.length === 0) return;
    await moveItems(database, ids, ['sent'], 'kept');
  }
}

async function keepWhere(database: Database, isWanted: (row: ObservationRow) => boolean): Promise<void> {
  for (const status of ['waiting', 'approved'] as const)
    for (;;) {
      const ids = await itemsOf(database, status, {}).filter(isWanted).limit(chunk).primaryKeys();
      if (ids.length === 0) break;
      await moveItems(database, ids, [status], 'kept');
    }
}
