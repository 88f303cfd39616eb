import type { SqlPool } from '../store/sql-pool.ts';

/** What one study has spent in one year of 13 windows, in rho (zCDP). */
export interface Budget {
  study: string;
  year: number;
  capRho: number;
  spentRho: number;
  windows: number;
  firstWindow: string | null;
  lastWindow: string | null;
}

/** What was spent and what may be, by study and year. */
export async function readBudgets(pool: Pick<SqlPool, 'query'>): Promise<Budget[]> {
  const { rows } = await pool.query<Budget>(
    `select b.study, b.year, b.cap_rho::float8 as "capRho", coalesce(sum(s.rho), 0)::float8 as "spentRho",
            count(s.rho) as windows, min(s.window_from) as "firstWindow", max(s.window_from) as "lastWindow"
     from privacy_budgets b left join privacy_spending s on s.study = b.study and s.year = b.year
     group by b.study, b.year, b.cap_rho order by b.study, b.year`,
  );
  return rows;
}
