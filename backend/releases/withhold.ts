import { z } from 'zod';
import type { Withheld } from '../measure/measured-window.ts';
import { OperatorError } from '../operator-error.ts';
import type { SqlPool } from '../store/sql-pool.ts';

/** What two reviewers keep out of a window before it is measured, and why. */
export const WithholdOrder = z.strictObject({
  study: z.string().min(1),
  from: z.iso.date().describe('First day of the window'),
  measure: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  reason: z.string().trim().min(1).max(1000),
  reviewers: z.tuple([z.string().trim().min(1).max(100), z.string().trim().min(1).max(100)]),
  day: z.iso.date(),
});
export type WithholdOrder = z.infer<typeof WithholdOrder>;

/**
 * Puts it on record that a measure is withheld from a window. It is printed in every release of that window, since it is
 * an exception to what the privacy statement says.
 * @throws OperatorError when the window was measured already, or the two are one
 */
export async function withholdMeasure(pool: SqlPool, order: WithholdOrder): Promise<WithholdOrder> {
  const { study, from, measure, reason, reviewers, day } = order;
  const [one, other] = reviewers;
  if (one === other) throw new OperatorError('Two different people must have looked at it: give both names.');
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
    [study, from, measure, reason, one, other, day],
  );
  return order;
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
