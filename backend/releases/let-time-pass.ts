import { addDays } from '#shared/day.ts';
import { simulationStudy } from '../config.ts';
import type { SqlPool } from '../store/sql-pool.ts';

/**
 * Simulated volunteers join and donate within a minute what real ones do within months. So that a release of them follows
 * the same rules, they are taken to have joined long before, and each donation to have come on the day it speaks of.
 * Touches the study of simulations alone.
 */
export async function letTimePass(pool: SqlPool, from: string): Promise<void> {
  const long = addDays(from, -60);
  const run = (sql: string, ...more: string[]) => pool.query(sql, [simulationStudy, ...more]);
  await run(
    'update contributors set enrolled_day = $2::date where study = $1 and enrolled_day > $2::date',
    long,
  );
  await run('update observations set received_day = day where study = $1 and received_day > day');
  await run('update exposures set received_day = day where study = $1 and received_day > day');
  await run('update stories set received_day = day where study = $1 and received_day > day');
  await run(
    'update registered_figures set registered_day = $2::date where study = $1 and registered_day > $2::date',
    long,
  );
}
