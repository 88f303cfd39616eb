import type { ListedBatch } from '#shared/wire/listed-batch.ts';
import { mostListed } from '#shared/wire/receipt-list.ts';
import type { SqlPool } from './sql-pool.ts';

/** Where each batch of a contributor stands, the newest first. */
export async function listBatches(pool: Pick<SqlPool, 'query'>, contributor: string): Promise<ListedBatch[]> {
  const { rows } = await pool.query<ListedBatch>(
    `select batch_id as "batchId", status, reason, discarded, log_index as index from batches
     where contributor = $1 order by batch_id desc limit $2`,
    [contributor, mostListed],
  );
  return rows;
}
