import { Dexie } from 'dexie';
import type { Batch } from '#shared/wire/batch.ts';
import type { Receipt } from '#shared/wire/receipt.ts';
import type { Database } from './database.ts';
import { isDue } from './due.ts';
import type { ObservationRow, OutboxRow, ShareRow } from './rows.ts';
import { beginShares, readyAgain } from './share-steps.ts';
import { tally } from './tallies.ts';

/** The tables that batches are sealed and opened in. */
export function sealingTables({ observations, tallies, exposures, outbox, shares }: Database) {
  return [observations, tallies, exposures, outbox, shares];
}

/** Approved items that may be sent, oldest first. What may not stays where it is, and holds nobody up. */
export async function approvedItems(
  database: Database,
  limit: number,
  isSendable: (row: ObservationRow) => boolean,
): Promise<ObservationRow[]> {
  const range = database.observations
    .where('[status+capturedAt]')
    .between(['approved', Dexie.minKey], ['approved', Dexie.maxKey]);
  return range.filter(isSendable).limit(limit).toArray();
}

/**
 * Puts a batch into the outbox and marks what it holds, in one transaction. From here on its text never changes. Items
 * are kept as they leave: what the batch may not hold of them (what was typed, once that is not agreed to any more) is
 * gone here, too.
 * @param shares ways of these items to studies with an end, which begin here; one that has begun before is left as it is
 */
export async function sealBatch(
  database: Database,
  batch: Batch,
  now: number,
  shares: readonly ShareRow[] = [],
): Promise<void> {
  const { batchId, study } = batch;
  const { observations, exposures, outbox } = database;
  await database.transaction('rw', sealingTables(database), async () => {
    const ids = batch.observations.map((observation) => observation.id);
    const there = (await observations.bulkGet(ids)).filter((row) => row?.status === 'approved');
    // Something was taken away since the batch was put together: it is put together anew.
    if (there.length < ids.length) return;
    const rows = there.filter((row) => row !== undefined);
    const leaving = new Map(batch.observations.map((observation) => [observation.id, observation]));
    await observations.bulkPut(
      rows.map((row) => ({
        ...row,
        observation: leaving.get(row.id) ?? row.observation,
        status: 'sealed',
        batchId,
      })),
    );
    await tally(
      database,
      rows.map((row) => ({ row, from: 'approved', to: 'sealed' })),
    );
    for (const { source, surface, day, rules } of batch.exposures)
      await exposures
        .where('[batchId+day]')
        .equals(['', day])
        .and((row) => row.source === source && row.surface === surface && row.rules === rules)
        .modify({ batchId });
    const json = JSON.stringify(batch);
    await outbox.add({ batchId, json, study, attempts: 0, nextAttemptAt: now });
    await beginShares(database, shares);
  });
}

/** Batches whose next attempt is due, the longest due first. Refused ones stay in the outbox but are not tried again. */
export async function dueBatches(database: Database, now: number): Promise<OutboxRow[]> {
  const due = database.outbox.orderBy('nextAttemptAt').filter((row) => !row.refused && isDue(row, now));
  return due.toArray();
}

/** Codes of the batches that the server does not take. */
export async function refusals(database: Database): Promise<string[]> {
  return (await database.outbox.orderBy('refused').keys()).map(String);
}

/** Notes a failed attempt, and when to try again. */
export async function postponeBatch(
  database: Database,
  batchId: string,
  nextAttemptAt: number,
): Promise<void> {
  await database.outbox
    .where('batchId')
    .equals(batchId)
    .modify((row) => {
      row.attempts += 1;
      row.nextAttemptAt = nextAttemptAt;
    });
}

/** Notes that a batch is about to leave: from now on it may have arrived, whatever we hear. */
export async function markTried(database: Database, batchId: string): Promise<void> {
  await database.outbox.update(batchId, { tried: true });
}

/** Whether a batch has left of which we have not heard: it may arrive yet. */
export async function mayBeUnderWay(database: Database): Promise<boolean> {
  return (await database.outbox.filter((row) => row.tried === true).count()) > 0;
}

/** Notes a refusal that trying again cannot mend. */
export async function markRefused(database: Database, batchId: string, code: string): Promise<void> {
  await database.outbox.update(batchId, { refused: code });
}

/** The one regular way out of the outbox: the receipt is kept, and only then is the batch gone, in one transaction. */
export async function settleBatch(database: Database, study: string, receipt: Receipt): Promise<void> {
  const { batchId } = receipt;
  const { observations, tallies, outbox, receipts, shares } = database;
  await database.transaction('rw', [observations, tallies, outbox, receipts, shares], async () => {
    await receipts.put({ ...receipt, study });
    const rows = await observations.where('batchId').equals(batchId).toArray();
    await observations.bulkPut(rows.map((row) => ({ ...row, status: 'sent' })));
    await tally(
      database,
      rows.map((row) => ({ row, from: row.status, to: 'sent' })),
    );
    await shares.where('batchId').equals(batchId).modify({ status: 'sent' });
    await outbox.delete(batchId);
  });
}

/**
 * Opens sealed batches: what they held waits to be sealed anew, under other ids. Counts of a batch that may have arrived
 * stay behind: the server knows an item that comes twice, but not a count. To be called within a transaction over
 * `sealingTables`.
 */
export async function openBatches(database: Database, batchIds: ReadonlySet<string>): Promise<void> {
  for (const batchId of batchIds) {
    const batch = await database.outbox.get(batchId);
    await database.outbox.delete(batchId);
    const rows = await database.observations.where('batchId').equals(batchId).toArray();
    const sealed = rows.filter((row) => row.status === 'sealed');
    await database.observations.bulkPut(
      sealed.map(({ batchId: _, ...row }) => ({ ...row, status: 'approved' })),
    );
    await tally(
      database,
      sealed.map((row) => ({ row, from: 'sealed', to: 'approved' })),
    );
    await readyAgain(database, batchId);
    if (!batch?.tried)
      await database.exposures.filter((row) => row.batchId === batchId).modify({ batchId: '' });
  }
}

/** Opens one sealed batch, in a transaction of its own: the consent that it rests on is not the one that holds now. */
export async function reopenBatch(database: Database, batchId: string): Promise<void> {
  await database.transaction('rw', sealingTables(database), () => openBatches(database, new Set([batchId])));
}
