import type { BreakageLevel } from '../aggregate/breakage-alarms.ts';
import type { SqlPool } from './sql-pool.ts';

/** Page views that showed something: on which the surface was found, or must have been. */
const shown = 'sum(greatest(containers, broken))';

/**
 * How surfaces were read from one day to another, both included (YYYY-MM-DD), without those of one study.
 * @param except the study of simulated volunteers, on whose devices no site ever changes
 */
export async function readBreakage(
  pool: SqlPool,
  { from, to, except }: { from: string; to: string; except: string },
): Promise<BreakageLevel[]> {
  const { rows } = await pool.query<BreakageLevel>(
    `select source, surface, rules, count(*) as contributors, count(*) filter (where broken > 0) as affected,
            avg(broken / shown::float8) as share
     from (
       select source, surface, rules, contributor, sum(broken) as broken, ${shown} as shown
       from exposures
       where day between $1::date and $2::date and study <> $3
       group by source, surface, rules, contributor
       having ${shown} > 0
     ) as each
     group by source, surface, rules`,
    [from, to, except],
  );
  return rows;
}
