import { addDays } from '#shared/day.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import { lastDayOf, newestOf, readStudies } from './read-studies.ts';

/**
 * Deletes what was sent to studies whose time is over and which keep nothing any more, as they promised. Doing it again
 * changes nothing. The keys stay, so that a deletion is still answered.
 * @param today YYYY-MM-DD in UTC
 * @returns names of those studies
 */
export async function eraseEnded(pool: Pick<SqlPool, 'query'>, today: string): Promise<string[]> {
  const ended = newestOf(await readStudies(pool))
    .filter((one) => addDays(lastDayOf(one), one.study.retentionDays) < today)
    .map((one) => one.study.study);
  if (ended.length === 0) return [];
  await pool.query('delete from observations where study = any ($1::text[])', [ended]);
  await pool.query('delete from exposures where study = any ($1::text[])', [ended]);
  await pool.query('delete from batches where study = any ($1::text[])', [ended]);
  return ended;
}
