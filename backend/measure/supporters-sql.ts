import type { Measure } from './measure.ts';
import { relationSql } from './relations.ts';

/**
 * SQL for how many contributors stand behind each cell of a measure, by the week (from 2024 on) that they joined in.
 * Exact, hence for reviewers alone. Needs a window that is laid out in the database.
 * @param atLeast cells of fewer contributors are nothing to look at
 */
export function supportersSql({ key, from, where = 'true' }: Measure, atLeast: number): string {
  const names = key.map((_, i) => `k${i + 1}`).join(', ');
  const parts = key.map(({ sql }, i) => `${sql} as k${i + 1}`).join(', ');
  return `
    with supporting as (
      select distinct person, ${names}
      from (select person, ${parts} from ${relationSql[from]} where ${where}) counted
      where ${key.map((_, i) => `k${i + 1} is not null`).join(' and ')}
    ), cells as (select ${names}, count(*) as n from supporting group by ${names} having count(*) >= ${atLeast})
    select json_build_array(${names})::text as cell, ${joinedWeek} as week, count(*) as supporters
    from supporting join cells using (${names}) join eligible e using (person) join contributors c using (contributor)
    group by cell, week`;
}

/** SQL for how many contributors that count joined in each week. */
export const everybodySql = () => `
  select ${joinedWeek} as week, count(*) as people
  from eligible e join contributors c using (contributor) group by week`;

const joinedWeek = `(c.enrolled_day - date '2024-01-01') / 7`;
