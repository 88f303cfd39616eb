import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utcDay } from '#shared/day.ts';
import { newReceiptKey, receiptSigner } from '../../../backend/ingest/receipt-signer.ts';
import { aTakenBatch } from '../../../backend/ingest/testing/a-taken-batch.ts';
import type { Store } from '../../../backend/store/open-store.ts';
import { storeBatchSql } from '../../../backend/store/store-batch.ts';
import { contentsOf, rowOf } from '../../../backend/store/store-taken-batch.ts';
import type { Prebuilt } from './prebuild.ts';

const tables = ['batches', 'observations', 'exposures'] as const;

/** Takes away every batch and what was in it. Contributors stay. */
export async function emptyTables({ pool }: Store): Promise<void> {
  await pool.query(`truncate ${tables.join(', ')}`);
  await pool.query('checkpoint');
}

/** Makes the contributors known. */
export async function enrolAll({ pool }: Store, prebuilt: readonly Prebuilt[]): Promise<void> {
  const keys = new Map(prebuilt.map(({ key }) => [key.contributor, key]));
  const rows = [...keys.values()].map(({ contributor, study, publicKey }) => ({
    contributor,
    study,
    publicKey,
  }));
  await pool.query(
    `insert into contributors (contributor, study, public_key, enrolled_day)
     select k.contributor, k.study, k."publicKey", $2::date
     from json_to_recordset($1::json) as k(contributor text, study text, "publicKey" text)`,
    [JSON.stringify(rows), utcDay(new Date())],
  );
}

/**
 * Stores the batches with nothing around: the fastest durable insert that we know, over eight sessions, with everything
 * that goes into it made before.
 * @returns seconds
 */
export async function insertRaw(
  { pool, cipher }: Store,
  prebuilt: readonly Prebuilt[],
  width = 8,
): Promise<number> {
  const signer = receiptSigner(newReceiptKey());
  const parameters = prebuilt.map(({ key, batch }) => {
    const taken = aTakenBatch(key.contributor, batch, { signer });
    return [...rowOf(cipher, taken), ...contentsOf(batch)];
  });
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let row = parameters[next++]; row; row = parameters[next++]) await pool.query(storeBatchSql, row);
    }),
  );
  return (performance.now() - start) / 1000;
}

/**
 * Copies the rows that are there out, empties the tables, and copies them in again by COPY, one session, with the same
 * indexes.
 * @returns seconds of copying in
 */
export async function copyIn(store: Store): Promise<number> {
  const { pool } = store;
  const file = (table: string) => join(tmpdir(), `daylight-bench-${process.pid}-${stamp}-${table}`);
  for (const table of tables)
    await pool.query(`copy (select * from ${table}) to '${file(table)}' (format binary)`);
  await emptyTables(store);
  const start = performance.now();
  for (const table of tables) await pool.query(`copy ${table} from '${file(table)}' (format binary)`);
  return (performance.now() - start) / 1000;
}

const stamp = randomBytes(4).toString('hex');

/** What stands there: batches, observations, and ids that stand there twice. */
export async function countRows({
  pool,
}: Store): Promise<{ batches: number; observations: number; twice: number }> {
  const { rows } = await pool.query<{ batches: number; observations: number; twice: number }>(
    `select (select count(*) from batches) as batches, count(*) as observations,
            count(*) - count(distinct (contributor, id)) as twice from observations`,
  );
  return rows[0] ?? { batches: 0, observations: 0, twice: 0 };
}
