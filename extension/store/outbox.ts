import { Dexie } from 'dexie';
import type { Batch } from '#shared/wire/batch.ts';
import type { Receipt } from '#shared/wire/receipt.ts';
import type { Kept } from '../consent/compose-batch.ts';
import type { Database } from './database.ts';
import type { OutboxRow } from './rows.ts';

/** Approved items, oldest first. */
export async function approvedItems(database: Database, limit: number): Promise<Kept[]> {
  const range = database.observations
    .where('[status+capturedAt]')
    .between(['approved', Dexie.minKey], ['approved', Dexie.maxKey]);
  return range.limit(limit).toArray();
}

/** Puts a batch into the outbox and marks what it holds, in one transaction. From here on its text never changes. */
export async function sealBatch(database: Database, batch: Batch, now: number): Promise<void> {
  const { batchId, study } = batch;
  await database.transaction('rw', database.observations, database.exposures, database.outbox, async () => {
    const ids = batch.observations.map((observation) => observation.id);
    await database.observations.where('id').anyOf(ids).modify({ status: 'sealed', batchId });
    for (const { source, surface, day, rules } of batch.exposures)
      await database.exposures
        .where('[batchId+day]')
        .equals(['', day])
        .and((row) => row.source === source && row.surface === surface && row.rules === rules)
        .modify({ batchId });
    const json = JSON.stringify(batch);
    await database.outbox.add({ batchId, json, study, attempts: 0, nextAttemptAt: now });
  });
}

/** Batches whose next attempt is due, the longest due first. Refused ones stay in the outbox but are not tried again. */
export async function dueBatches(database: Database, now: number): Promise<OutboxRow[]> {
  const due = await database.outbox.where('nextAttemptAt').belowOrEqual(now).toArray();
  return due.filter((row) => !row.refused);
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

/** Notes a refusal that trying again cannot mend. */
export async function markRefused(database: Database, batchId: string, code: string): Promise<void> {
  await database.outbox.update(batchId, { refused: code });
}

/** The one regular way out of the outbox: the receipt is kept, and only then is the batch gone, in one transaction. */
export async function settleBatch(database: Database, study: string, receipt: Receipt): Promise<void> {
  const { batchId } = receipt;
  await database.transaction('rw', database.observations, database.outbox, database.receipts, async () => {
    await database.receipts.put({ ...receipt, study });
    await database.observations.where('batchId').equals(batchId).modify({ status: 'sent' });
    await database.outbox.delete(batchId);
  });
}

/**
 * Takes a source out of everything that has not been sent. Its items and counts are deleted; a batch that held any of
 * it is opened, and what remains of it waits to be sealed anew under another id.
 */
export async function forgetSource(database: Database, source: string): Promise<void> {
  await database.transaction('rw', database.observations, database.exposures, database.outbox, async () => {
    const unsent = database.observations
      .where('source')
      .equals(source)
      .and((row) => row.status !== 'sent');
    const batches = new Set((await unsent.toArray()).flatMap((row) => row.batchId ?? []));
    await unsent.delete();
    await database.exposures.filter((row) => row.source === source).delete();
    for (const batchId of batches) await openBatch(database, batchId);
  });
}

async function openBatch(database: Database, batchId: string): Promise<void> {
  await database.outbox.delete(batchId);
  await database.observations
    .where('batchId')
    .equals(batchId)
    .modify((row) => {
      row.status = 'approved';
      delete row.batchId;
    });
  await database.exposures.filter((row) => row.batchId === batchId).modify({ batchId: '' });
}
