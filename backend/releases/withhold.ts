import { parseWithholding, type Withholding } from '../aggregate/cohort/withholding.ts';
import { windowOf } from '../aggregate/window.ts';
import type { Withheld } from '../measure/measured-window.ts';
import { OperatorError } from '../operator-error.ts';
import { type SqlPool, transaction } from '../store/sql-pool.ts';
import type { WithholdOrder } from './orders.ts';

/**
 * Puts it on record that a measure is withheld from a window. It is printed in every release of that window, since it is
 * an exception to what the privacy statement says.
 * @param measures ids of all that is measured
 * @throws OperatorError when the window was measured already, two people did not look, the reason is none, or this was
 *   done too often within a year
 */
export async function withholdMeasure(
  pool: SqlPool,
  order: WithholdOrder,
  measures: readonly string[],
): Promise<Withholding> {
  const { study, measure, reason, reviewers, day } = order;
  const { from, until } = windowOf(order.window);
  return transaction(pool, async (client) => {
    // Two who withhold at the same moment take turns, or together they could do it too often.
    await client.query('lock table privacy_withholdings in share row exclusive mode');
    const { rows } = await client.query(
      'select 1 from privacy_windows where study = $1 and window_from = $2::date',
      [study, from],
    );
    if (rows.length > 0)
      throw new OperatorError(
        `The window of ${from} was measured already, and what was measured stays: withdraw the release instead.`,
      );
    const { rows: earlier } = await client.query<Withheld & { from: string }>(
      `select measure, reason, reviewers, day, window_from as from from privacy_withholdings where study = $1`,
      [study],
    );
    const parsed = parseWithholding(
      { family: measure, reason, reviewers, window: { from, to: until } },
      measures,
      earlier.map((one) => ({
        ...{ family: one.measure, reason: one.reason },
        reviewers: [one.reviewers[0] ?? '', one.reviewers[1] ?? ''] as const,
        window: { from: one.from, to: windowOf(one.from).until },
      })),
    );
    if ('problem' in parsed) throw new OperatorError(`${parsed.problem} Nothing was withheld.`);
    await client.query(
      `insert into privacy_withholdings (study, window_from, measure, reason, reviewers, day)
       values ($1, $2::date, $3, $4, array[$5, $6]::text[], $7::date)`,
      [study, from, measure, parsed.reason, ...parsed.reviewers, day],
    );
    return parsed;
  });
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
