import { addDays } from '#shared/day.ts';
import { limits } from '#shared/wire/limits.ts';
import { type SqlClient, type SqlPool, transaction } from './sql-pool.ts';

const daysAhead = 7;

/**
 * Makes the partition of every day that a batch may speak of, and of a week ahead. Doing it again changes nothing.
 * A day whose rows are already in the default partition stays there: all queries see it just the same.
 * @param today YYYY-MM-DD in UTC
 * @throws with SQLSTATE 55P03 when somebody reads the table for so long (a backup) that others would have to wait
 */
export async function makeDayPartitions(pool: SqlPool, today: string): Promise<void> {
  const first = addDays(today, -limits.oldestDays - 1);
  const wanted = Array.from({ length: limits.oldestDays + daysAhead + 2 }, (_, i) => addDays(first, i));
  await transaction(pool, (client) => makePartitions(client, wanted));
}

/**
 * Makes the partitions of some days, where they are missing, as part of a transaction.
 * @param days YYYY-MM-DD
 */
export async function makePartitions(client: SqlClient, days: readonly string[]): Promise<void> {
  await lockPartitions(client);
  const missing = await missingOf(client, days);
  if (missing.length === 0) return;
  // Nothing may slip into the default partition between looking and making.
  await client.query('lock table observations in access exclusive mode');
  for (const day of await missingOf(client, days))
    await client.query(
      `create table ${partitionName(day)} partition of observations for values from ('${day}') to ('${addDays(day, 1)}')`,
    );
}

/**
 * Two servers on one database must not make or drop the same table at the same moment. And whoever waits for the whole
 * table makes all others wait behind: better to give up and come back.
 */
export async function lockPartitions(client: SqlClient): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('daylight day partitions'))`);
  await client.query(`set local lock_timeout = '3s'`);
}

/**
 * For a job that comes again: that somebody reads the table for long is reported, and no reason to stop. Partitions are
 * a week ahead.
 */
export function unlessBusy(report: (error: unknown) => void): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Error && 'code' in error && error.code === '55P03')) throw error;
    report(error);
  };
}

async function missingOf(client: SqlClient, days: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select to_regclass(name)::text as name from unnest($1::text[]) as name where to_regclass(name) is not null
     union select 'observations_' || to_char(day, 'YYYYMMDD') from observations_other_days group by 1`,
    [days.map(partitionName)],
  );
  const settled = new Set(rows.map((row) => row.name));
  return days.filter((day) => !settled.has(partitionName(day)));
}

function partitionName(day: string): string {
  return `observations_${day.replaceAll('-', '')}`;
}
