import { readStoredBatch } from './batch-body.ts';
import type { BodyCipher } from './body-cipher.ts';
import type { SqlClient, SqlPool } from './sql-pool.ts';
import { unpackBatchSql } from './store-batch.ts';
import { contentsOf } from './store-taken-batch.ts';

interface WaitingRow {
  contributor: string;
  batch_id: string;
  body: Uint8Array;
}

/**
 * Unpacks batches that were taken in a burst: their observations and exposure counts become rows. Each is unpacked once,
 * however many servers do it at a time, and never after its owner has left.
 * @param most how many at a time
 * @returns how many were looked at; fewer than `most` when no more are waiting
 */
export async function unpackBatches(pool: SqlPool, cipher: BodyCipher, most: number): Promise<number> {
  // From a random place on, so that several servers seldom do the same work.
  const from = String.fromCharCode(97 + Math.floor(Math.random() * 26));
  const waiting = await findWaiting(pool, from, most);
  for (const { contributor, batch_id: batchId, body } of waiting)
    await unpackOne(pool, cipher, { contributor, batchId, body });
  return waiting.length;
}

/** Unpacks what is waiting of one contributor, inside the transaction of somebody who has locked them. */
export async function unpackOf(client: SqlClient, cipher: BodyCipher, contributor: string): Promise<void> {
  const { rows } = await client.query<WaitingRow>(
    `select contributor, batch_id::text as batch_id, body from batches where contributor = $1 and status = 'waiting'`,
    [contributor],
  );
  for (const { batch_id: batchId, body } of rows)
    await unpackOne(client, cipher, { contributor, batchId, body });
}

/** How many batches are waiting. */
export async function countWaiting(pool: SqlPool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select count(*) as n from batches where status = 'waiting'`,
  );
  return rows[0]?.n ?? 0;
}

async function findWaiting(pool: SqlPool, from: string, most: number): Promise<WaitingRow[]> {
  const select = (where: string) =>
    `select contributor, batch_id::text as batch_id, body from batches
     where status = 'waiting' and ${where} order by contributor limit $2`;
  const { rows } = await pool.query<WaitingRow>(select('contributor >= $1'), [from, most]);
  if (rows.length >= most) return rows;
  const { rows: others } = await pool.query<WaitingRow>(select('contributor < $1'), [
    from,
    most - rows.length,
  ]);
  return [...rows, ...others];
}

async function unpackOne(
  session: Pick<SqlPool, 'query'>,
  cipher: BodyCipher,
  row: { contributor: string; batchId: string; body: Uint8Array },
): Promise<void> {
  const contents = contentsOf(readStoredBatch(cipher, row, row.body));
  await session.query(unpackBatchSql, [row.contributor, row.batchId, ...contents]);
}
