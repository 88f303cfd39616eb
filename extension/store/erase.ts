import type { Database } from './database.ts';

/**
 * Erases everything on this device. Left are only deletions that the server has not confirmed yet, and the retired keys
 * that sign them: without these, what was sent would stay where it is.
 */
export async function eraseAll(database: Database): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    for (const table of database.tables)
      if (table !== database.keys && table !== database.deletions) await table.clear();
    await database.deletions.filter((row) => row.receipt !== undefined || row.refused !== undefined).delete();
    await database.keys.filter((row) => !row.retired).delete();
  });
}

/**
 * Empties the ledger, for somebody whose ledger is damaged. What waited to be sent stays on this device and never
 * leaves, since nothing is left that says that it may.
 */
export async function emptyLedger(database: Database): Promise<void> {
  await database.ledger.clear();
}
