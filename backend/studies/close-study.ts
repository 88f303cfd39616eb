import { OperatorError } from '../operator-error.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import { readStudies } from './read-studies.ts';

/**
 * Closes a study before its time, for good: from now on nothing more is taken for it. Doing it again changes nothing.
 * @param today YYYY-MM-DD in UTC
 * @returns the day on which it was closed
 * @throws OperatorError where there is no such study
 */
export async function closeStudy(
  pool: Pick<SqlPool, 'query'>,
  name: string,
  today: string,
): Promise<{ study: string; closed: string }> {
  const known = [...new Set((await readStudies(pool)).map(({ study }) => study.study))];
  if (!known.includes(name))
    throw new OperatorError(`There is no study "${name}". There is: ${known.join(', ') || 'none'}.`);
  await pool.query(
    'insert into closed_studies (study, closed_day) values ($1, $2::date) on conflict do nothing',
    [name, today],
  );
  const { rows } = await pool.query<{ closed: string }>(
    'select closed_day as closed from closed_studies where study = $1',
    [name],
  );
  return { study: name, closed: rows[0]?.closed ?? today };
}
