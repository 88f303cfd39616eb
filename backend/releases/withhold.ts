import type { Withheld } from '../measure/measured-window.ts';
import { OperatorError } from '../operator-error.ts';
import type { SqlPool } from '../store/sql-pool.ts';

/** What two reviewers keep out of a window before it is measured, and why. */
export interface Withholding {
  study: string;
  /** First day of the window. */
  from: string;
  /** Id of the measure. */
  measure: string;
  reason: string;
  reviewers: readonly [string, string];
  day: string;
}

/**
 * Puts it on record that a measure is withheld from a window. It is printed in every release of that window, since it is
 * an exception to what the privacy statement says.
 * @throws OperatorError when the window was measured already, two people did not look, or no reason is given
 */
export async function withholdMeasure(pool: SqlPool, withholding: Withholding): Promise<void> {
  const { study, from, measure, reason, reviewers, day } = withholding;
  const [one, other] = reviewers.map((name) => name.trim());
  if (!one || !other || one === other)
    throw new OperatorError('Two different people must have looked at it: give both names.');
  if (reason.trim() === '')
    throw new OperatorError('Give the reason: it is printed in the release, for everybody to judge.');
  const { rows } = await pool.query(
    'select 1 from privacy_windows where study = $1 and window_from = $2::date',
    [study, from],
  );
  if (rows.length > 0)
    throw new OperatorError(
      `The window of ${from} was measured already, and what was measured stays: withdraw the release instead.`,
    );
  await pool.query(
    `insert into privacy_withholdings (study, window_from, measure, reason, reviewers, day)
     values ($1, $2::date, $3, $4, array[$5, $6]::text[], $7::date)
     on conflict (study, window_from, measure) do nothing`,
    [study, from, measure, reason.trim(), one, other, day],
  );
}

/** What is withheld from a window. */
export async function readWithheld(
  pool: Pick<SqlPool, 'query'>,
  study: string,
  from: string,
): Promise<Withheld[]> {
  const { rows } = await pool.query<Withheld>(
    `select measure, reason, reviewers, day from privacy_withholdings
     where study = $1 and window_from = $2::date order by measure`,
    [study, from],
  );
  return rows;
}
