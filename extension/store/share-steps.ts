import type { Database } from './database.ts';
import type { ShareRow } from './rows.ts';

/** Begins the way of items to studies, each once. To be called within a transaction over shares. */
export async function beginShares(database: Database, shares: readonly ShareRow[]): Promise<void> {
  const there = await database.shares.bulkGet(shares.map(({ study, item }) => [study, item]));
  await database.shares.bulkAdd(shares.filter((_, i) => !there[i]));
}

/** Has what lay in a batch go in another one. To be called within a transaction over shares. */
export async function readyAgain({ shares }: Database, batchId: string): Promise<void> {
  const rows = await shares.where('batchId').equals(batchId).toArray();
  const sealed = rows.filter((row) => row.status === 'sealed');
  await shares.bulkPut(sealed.map(({ batchId: _, ...row }) => ({ ...row, status: 'ready' })));
}
