import { addDays } from '#shared/day.ts';
import { limits } from '#shared/wire/limits.ts';
import { type SqlPool, transaction } from './sql-pool.ts';

const daysAhead = 7;

/**
 * Makes the partition of every day that a batch may speak of, and of a week ahead. Doing it again changes nothing.
 * A day whose rows are already in the default partition stays there: all queries see it just the same.
 * @param today YYYY-MM-DD in UTC
 */
export async function makeDayPartitions(pool: SqlPool, today: string): Promise<void> {
  const first = addDays(today, -limits.oldestDays - 1);
  const wanted = Array.from({ length: limits.oldestDays + daysAhead + 2 }, (_, i) => addDays(first, i));
  await transaction(pool, async (client) => {
    // Two servers on one database must not make the same table at the same moment.
    await client.query(`select pg_advisory_xact_lock(hashtext('daylight day partitions'))`);
    const { rows } = await client.query<{ name: string }>(
      `select to_regclass(name)::text as name from unnest($1::text[]) as name where to_regclass(name) is not null
       union select 'observations_' || to_char(day, 'YYYYMMDD') from observations_other_days group by 1`,
      [wanted.map(partitionName)],
    );
    const settled = new Set(rows.map((row) => row.name));
    for (const day of wanted.filter((day) => !settled.has(partitionName(day))))
      await client.query(
        `create table ${partitionName(day)} partition of observations for values from ('${day}') to ('${addDays(day, 1)}')`,
      );
  });
}

function partitionName(day: string): string {
  return `observations_${day.replaceAll('-', '')}`;
}
