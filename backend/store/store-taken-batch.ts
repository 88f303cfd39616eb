import { exhibitsOf } from '#shared/wire/exhibits-of.ts';
import type { StoreOutcome, TakenBatch } from '../ingest/ingest-store.ts';
import { sealBody } from './batch-body.ts';
import type { BodyCipher } from './body-cipher.ts';
import { projectObservation } from './project-observation.ts';
import type { SqlPool } from './sql-pool.ts';
import { keepBatchSql, storeBatchSql } from './store-batch.ts';

/** Stores a batch, encrypted, with its contents as rows where that is asked for. On disk when it returns. */
export async function storeTakenBatch(
  pool: SqlPool,
  cipher: BodyCipher,
  taken: TakenBatch,
): Promise<StoreOutcome> {
  const { contributor, batchId, content } = taken;
  const row = rowOf(cipher, taken);
  const { rows } =
    content.status === 'stored'
      ? await pool.query(storeBatchSql, [...row, ...contentsOf(content.batch)])
      : await pool.query(keepBatchSql, row);
  if (rows.length > 0) return 'stored';
  const earlier = await pool.query<{ receipt: TakenBatch['receipt'] }>(
    'select receipt from batches where contributor = $1 and batch_id = $2::uuid',
    [contributor, batchId],
  );
  return earlier.rows[0] ? { earlier: earlier.rows[0].receipt } : 'contributor_gone';
}

/** The values of a batch's row, in the order of the statements. */
export function rowOf(cipher: BodyCipher, taken: TakenBatch): unknown[] {
  const { contributor, batchId, receipt, content } = taken;
  const batch = content.status === 'quarantined' ? undefined : content.batch;
  return [
    ...[contributor, batchId, receipt.digest, receipt.day, taken.wire],
    ...[receipt.observations, receipt.exposures, JSON.stringify(receipt)],
    content.status,
    content.status === 'quarantined' ? content.reason : null,
    sealBody(cipher, taken, taken.body),
    taken.commitment,
    JSON.stringify(batch?.consents ?? []),
    batch ? JSON.stringify(batch.joined) : null,
  ];
}

/** The projected observations and the exposure counts of a batch, as the statements take them. */
export function contentsOf(
  batch: Pick<BatchContents, 'observations' | 'exposures' | 'consents'>,
): [string, string] {
  const exhibits = exhibitsOf(batch);
  const rows = batch.observations.map((observation) => projectObservation(observation, exhibits));
  return [JSON.stringify(rows), JSON.stringify(batch.exposures)];
}

type BatchContents = Extract<TakenBatch['content'], { status: 'stored' | 'waiting' }>['batch'];
