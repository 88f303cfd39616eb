import { addDays } from '#shared/day.ts';
import { lockPartitions } from './day-partitions.ts';
import { deleteOldDecisions } from './old-decisions.ts';
import { type SqlPool, transaction } from './sql-pool.ts';

/** Days after which rows are deleted at the latest: 13 months, as the consent document promises. */
export const longestRetentionDays = 395;

/**
 * Days after which the text of a batch that was kept apart is deleted at the latest. Until then its sender and the
 * operator can find out what was wrong; its row, with the reason, stays as long as any other.
 */
export const longestQuarantineDays = 35;

/** Days that a backup is kept at the latest: what a person had deleted must be gone from all of them by then. */
export const longestBackupDays = 35;

/**
 * Deletes what was seen or received too long ago: single rows first, then whole day partitions, which holds others up
 * for a moment only. Doing it again changes nothing, and two servers take turns. What was published stays. So do the
 * tombstones of contributors who had everything deleted, which hold no data; their recovery key goes together with the
 * record of the deletion.
 * @param today YYYY-MM-DD in UTC
 * @param quarantineDays days that the text of what was kept apart is kept
 * @throws with SQLSTATE 55P03 when somebody reads the observations for so long (a backup) that others would have to wait
 */
export async function deleteOldRows(
  pool: SqlPool,
  today: string,
  keepDays: number,
  quarantineDays = longestQuarantineDays,
): Promise<void> {
  const firstKept = addDays(today, -keepDays);
  await transaction(pool, async (client) => {
    await lockPartitions(client);
    const run = (sql: string, day = firstKept) => client.query(sql, [day]);
    await run('delete from observations_other_days where day < $1::date');
    await run('delete from exposures where day < $1::date');
    await run('delete from batches where received_day < $1::date');
    await run(
      `update batches set body = null
       where status = 'quarantined' and body is not null and received_day < $1::date`,
      addDays(today, -quarantineDays),
    );
    await run('delete from stories where received_day < $1::date');
    await deleteOldDecisions(client);
    await run('delete from story_reports where day < $1::date');
    await run('delete from structures where received_day < $1::date');
    await run('delete from deletions where day < $1::date');
    await run(
      `update contributors set recovery_key = null, recovery_id = null
       where deleted_day < $1::date and recovery_id is not null`,
    );
  });
  await transaction(pool, async (client) => {
    await lockPartitions(client);
    const { rows } = await client.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits
       where inhparent = 'observations'::regclass and inhrelid::regclass::text ~ '^observations_[0-9]{8}$'
         and to_date(right(inhrelid::regclass::text, 8), 'YYYYMMDD') < $1::date`,
      [firstKept],
    );
    for (const { name } of rows) await client.query(`drop table ${name}`);
  });
}
