import type { Receipt } from '#shared/wire/receipt.ts';
import type { Store } from '../../backend/store/open-store.ts';

/** What the database holds of some contributors. */
export interface Stored {
  /** How often each title is stored. */
  titles: Map<string, number>;
  /** Receipts by batch id. */
  receipts: Map<string, Receipt>;
}

/** Reads what is stored of some contributors by SQL. */
export async function readStored(store: Store, contributors: readonly string[]): Promise<Stored> {
  const { rows } = await store.pool.query<{ title: string; n: number }>(
    `select record #>> '{item,title}' as title, count(*) as n from observations
     where contributor = any($1) group by 1`,
    [contributors],
  );
  const { rows: batches } = await store.pool.query<{ batch_id: string; receipt: Receipt }>(
    'select batch_id, receipt from batches where contributor = any($1)',
    [contributors],
  );
  return {
    titles: new Map(rows.map(({ title, n }) => [title, n])),
    receipts: new Map(batches.map(({ batch_id, receipt }) => [batch_id, receipt])),
  };
}
