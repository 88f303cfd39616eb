import type { Batch } from '#shared/wire/batch.ts';
import type { Database } from './database.ts';
import { openBatches, sealingTables } from './outbox.ts';
import type { ObservationRow, ShareRow } from './rows.ts';

/** An item on its way to a study, with the item itself. */
export interface ReadyShare {
  share: ShareRow;
  row: ObservationRow;
}

/** What becomes of something that is ready: it may go now, later, or never. */
export type ShareVerdict = 'go' | 'wait' | 'never';

/**
 * Of what is ready to go to a study, what may go, and what never will. What has to wait holds nobody up.
 * @param limit how many that may go are looked for
 */
export async function readyShares(
  database: Database,
  study: string,
  judge: (row: ObservationRow) => ShareVerdict,
  limit: number,
): Promise<{ go: ReadyShare[]; never: ShareRow[] }> {
  const found: { go: ReadyShare[]; never: ShareRow[] } = { go: [], never: [] };
  const ready = await database.shares.where('[study+status]').equals([study, 'ready']).toArray();
  for (let from = 0; from < ready.length && found.go.length < limit; from += limit) {
    const shares = ready.slice(from, from + limit);
    const rows = await database.observations.bulkGet(shares.map(({ item }) => item));
    for (const [i, share] of shares.entries()) {
      const row = rows[i];
      const verdict = row ? judge(row) : 'never';
      if (row && verdict === 'go') found.go.push({ share, row });
      if (verdict === 'never') found.never.push(share);
    }
  }
  return found;
}

/** Puts a batch for a study into the outbox, and marks what it holds, in one transaction. Its text never changes again. `seenAt`: of each item, in their order. */
export async function sealShares(
  database: Database,
  batch: Batch,
  seenAt: readonly number[],
  now: number,
): Promise<void> {
  const { batchId, study, observations } = batch;
  const { shares, outbox } = database;
  await database.transaction('rw', shares, outbox, async () => {
    const ids = new Set(observations.map(({ id }) => id));
    const ready = await shares.where('[study+status]').equals([study, 'ready']).toArray();
    const rows = ready.filter(({ id }) => ids.has(id));
    // Something was taken away since the batch was put together: it is put together anew.
    if (rows.length < ids.size) return;
    await shares.bulkPut(rows.map((row) => ({ ...row, status: 'sealed', batchId })));
    await outbox.add({
      batchId,
      json: JSON.stringify(batch),
      study,
      seenAt,
      attempts: 0,
      nextAttemptAt: now,
    });
  });
}

/** Ends the way of items to a study that may never go there any more. */
export async function dropShares(database: Database, rows: readonly ShareRow[]): Promise<void> {
  await database.shares.bulkDelete(rows.map(({ study, item }) => [study, item]));
}

/** Ends the way of everything to a study: what was not sent stays where it is, and what was sent is only told by receipts. */
export async function dropStudy(database: Database, study: string): Promise<void> {
  await database.transaction('rw', sealingTables(database), async () => {
    const batches = await database.outbox.filter((row) => row.study === study).primaryKeys();
    await openBatches(database, new Set(batches));
    await database.shares.where('study').equals(study).delete();
  });
}

/** Ends the way of items to every study, as they are deleted here. To be called within a transaction over `sealingTables`. */
export async function dropItems(database: Database, items: readonly string[]): Promise<void> {
  const rows = await database.shares
    .where('item')
    .anyOf([...items])
    .toArray();
  const sealed = rows.flatMap(({ status, batchId }) => (status === 'sealed' && batchId ? [batchId] : []));
  await openBatches(database, new Set(sealed));
  await dropShares(database, rows);
}

/** How many items of a study are in each state. */
export async function countShares(
  database: Database,
  study: string,
): Promise<Record<ShareRow['status'], number>> {
  const of = (status: ShareRow['status']) =>
    database.shares.where('[study+status]').equals([study, status]).count();
  return { ready: await of('ready'), sealed: await of('sealed'), sent: await of('sent') };
}
