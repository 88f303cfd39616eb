import type { Database } from './database.ts';

const kept: ReadonlySet<string> = new Set(['keys', 'deletions']);

/**
 * Erases everything on this device. Left are only deletions that the server has not confirmed yet, and the retired keys
 * that sign them: without these, what was sent would stay where it is.
 */
export async function eraseAll(database: Database): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    // By name: what Dexie lists and what it hands out by name need not be the same objects.
    for (const table of database.tables) if (!kept.has(table.name)) await table.clear();
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
