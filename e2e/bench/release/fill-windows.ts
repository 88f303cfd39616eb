import type { SqlPool } from '../../../backend/store/sql-pool.ts';

/** Synthetic contributors and what they saw. */
export interface Filling {
  study: string;
  contributors: number;
  /** Observations of one contributor on one day. */
  perDay: number;
  /** YYYY-MM-DD, in order. */
  days: readonly string[];
}

/**
 * Fills the tables with synthetic contributors and observations, made in the database itself: publishers and items by a
 * law of powers (few are shown to many), a tenth ads, some results and answers.
 * @returns rows of observations
 */
export async function fillWindows(
  pool: SqlPool,
  filling: Filling,
  progress?: (done: number, total: number, what: string) => void,
): Promise<number> {
  const { study, contributors, perDay, days } = filling;
  await pool.query(
    `insert into contributors (contributor, study, public_key, enrolled_day)
     select ${id('c')}, $1, 'x', date '2024-01-01' from generate_series(1, $2::int) as c on conflict do nothing`,
    [study, contributors],
  );
  for (const [done, day] of days.entries()) {
    progress?.(done, days.length, 'filling days');
    await fillDay(pool, filling, day);
  }
  await pool.query('vacuum analyze');
  return contributors * perDay * days.length;
}

/** Rows of one day; its partition gets its key when it is full, which is faster. */
async function fillDay(pool: SqlPool, { study, contributors, perDay }: Filling, day: string): Promise<void> {
  const table = `observations_${day.replaceAll('-', '')}`;
  await pool.query(`create table ${table} (like observations)`);
  await pool.query(
    `insert into ${table}
       (contributor, day, id, batch_id, study, kind, source, surface, tier, item_id, publisher_name, position, reach, host_item,
        item_title, advertiser, landing_domain, answer_status, cited_domains, received_day)
     select ${id('c')}, $2::date, gen_random_uuid(), gen_random_uuid(), $1, kind,
       case kind when 'answer' then 'chatgpt' when 'result' then 'google-search' else 'youtube' end,
       case kind when 'answer' then 'answers' when 'result' then 'results' when 'ad' then 'home' else
         case when n % 2 = 0 then 'home' else 'watch-next' end end,
       'aggregate', case when kind = 'recommendation' then 'item ' || item end,
       case when kind = 'recommendation' then 'publisher ' || publisher end, n % 30,
       case when n % 3 = 0 then 'search' else 'recommendation' end,
       case when kind = 'recommendation' and n % 2 = 1 then 'item ' || (item * 7) % 50000 end,
       case when kind = 'recommendation' then 'title of ' || item end,
       case when kind = 'ad' then 'advertiser ' || publisher % 500 end,
       case when kind = 'ad' then 'shop-' || publisher % 700 || '.example' end,
       case when kind = 'answer' then case when n % 7 = 0 then 'refused' else 'answered' end end,
       case when kind = 'answer' then array['domain-' || publisher % 300 || '.example', 'site-' || item % 900 || '.example'] end,
       $2::date
     from (
       select c, n, (3000 * a * a * a)::int as publisher, (50000 * b * b)::int as item,
         case when k < 0.1 then 'ad' when k < 0.2 then 'result' when k < 0.23 then 'answer' else 'recommendation' end as kind
       from (select c, n, random() as a, random() as b, random() as k
             from generate_series(1, $3::int) as c, generate_series(1, $4::int) as n) as drawn
     ) as made`,
    [study, day, contributors, perDay],
  );
  await pool.query(
    `alter table observations attach partition ${table} for values from ('${day}') to (date '${day}' + 1)`,
  );
  await pool.query(
    `insert into exposures (contributor, day, source, surface, rules, batch_id, study, pages, containers, items, visible,
       parsed, failed, received_day)
     select ${id('c')}, $2::date, 'youtube', surface, 'youtube@1', gen_random_uuid(), $1, 3, 3, $4::int, $4::int / 2,
       $4::int - 1, 1, $2::date
     from generate_series(1, $3::int) as c, (values ('home'), ('watch-next')) as s(surface)`,
    [study, day, contributors, perDay],
  );
}

const id = (number: string) => `'c' || lpad(${number}::text, 42, '0')`;
