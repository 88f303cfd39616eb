import { addDays } from '#shared/day.ts';
import { type SqlPool, transaction } from './sql-pool.ts';

/** Days after which rows are deleted at the latest: 13 months, as the consent document promises. */
export const longestRetentionDays = 395;

/**
 * Deletes what was seen or received more than `keepDays` ago: whole day partitions are dropped, single rows deleted.
 * Doing it again changes nothing. What was published stays. So do the tombstones of contributors who had everything
 * deleted, which hold no data; their recovery key goes together with the record of the deletion.
 * @param today YYYY-MM-DD in UTC
 */
export async function deleteOldRows(pool: SqlPool, today: string, keepDays: number): Promise<void> {
  const firstKept = addDays(today, -keepDays);
  await transaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtext('daylight day partitions'))`);
    const { rows } = await client.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits
       where inhparent = 'observations'::regclass and inhrelid::regclass::text ~ '^observations_[0-9]{8}$'
         and to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD') < $1::date`,
      [firstKept],
    );
    for (const { name } of rows) await client.query(`drop table ${name}`);
    await client.query('delete from observations_other_days where day < $1::date', [firstKept]);
    await client.query('delete from exposures where day < $1::date', [firstKept]);
    await client.query('delete from batches where received_day < $1::date', [firstKept]);
    await client.query('delete from stories where received_day < $1::date', [firstKept]);
    await client.query('delete from structures where received_day < $1::date', [firstKept]);
    await client.query('delete from deletions where day < $1::date', [firstKept]);
    await client.query(
      `update contributors set recovery_key = null, recovery_id = null
       where deleted_day < $1::date and recovery_id is not null`,
      [firstKept],
    );
  });
}
