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
 * law of powers (few are shown to many), a tenth ads, some results and answers. Equal numbers give equal rows.
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
     select ${id('c')}, $1, repeat('x', 43), date '2024-01-01' from generate_series(1, $2::int) as c`,
    [study, contributors],
  );
  for (const [done, day] of days.entries()) {
    progress?.(done, days.length, 'filling days');
    await pool.query(
      `create table if not exists observations_${day.replaceAll('-', '')} partition of observations
       for values from ('${day}') to (date '${day}' + 1)`,
    );
    await pool.query(
      `insert into observations
         (contributor, day, id, batch_id, study, kind, source, surface, tier, item_id, publisher_id, publisher_name, position,
          labels, reach, host_item, item_title, advertiser, landing_domain, answer_status, cited_domains, received_day)
       select ${id('c')}, $2::date, md5('o' || c || '-' || n || $2)::uuid, md5('b' || c || $2)::uuid, $1, kind,
         case kind when 'answer' then 'chatgpt' when 'result' then 'google-search' else 'youtube' end,
         case kind when 'answer' then 'answers' when 'result' then 'results' when 'ad' then 'home' else
           case when n % 2 = 0 then 'home' else 'watch-next' end end,
         'aggregate', case when kind = 'recommendation' then 'item ' || item end, null,
         case when kind = 'recommendation' then 'publisher ' || publisher end, n % 30, null,
         case when n % 3 = 0 then 'search' else 'recommendation' end,
         case when kind = 'recommendation' and n % 2 = 1 then 'item ' || host end,
         case when kind = 'recommendation' then 'title of ' || item end,
         case when kind = 'ad' then 'advertiser ' || publisher % 500 end,
         case when kind = 'ad' then 'shop-' || publisher % 700 || '.example' end,
         case when kind = 'answer' then case when n % 7 = 0 then 'refused' else 'answered' end end,
         case when kind = 'answer' then array['domain-' || publisher % 300 || '.example', 'site-' || item % 900 || '.example'] end,
         $2::date
       from (
         select c, n, (3000 * power(draw(c, n, 1), 3))::int as publisher, (50000 * power(draw(c, n, 2), 2))::int as item,
           (50000 * power(draw(c, n, 3), 2))::int as host,
           case when draw(c, n, 4) < 0.1 then 'ad' when draw(c, n, 4) < 0.2 then 'result' when draw(c, n, 4) < 0.23 then 'answer'
             else 'recommendation' end as kind
         from generate_series(1, $3::int) as c, generate_series(1, $4::int) as n
       ) as made`.replaceAll(
        /draw\((\w+), (\w+), (\d)\)/g,
        `((hashint8extended($1::bigint * 1000003 + $2 * 7919 + $3, hashtext('${day}')) & 1048575) / 1048576.0)`,
      ),
      [study, day, contributors, perDay],
    );
    await pool.query(
      `insert into exposures (contributor, day, source, surface, rules, batch_id, study, pages, containers, items, visible,
         parsed, failed, received_day)
       select ${id('c')}, $2::date, 'youtube', surface, 'youtube@1', md5('b' || c || $2)::uuid, $1, 3, 3, $4::int, $4::int / 2,
         $4::int - 1, 1, $2::date
       from generate_series(1, $3::int) as c, (values ('home'), ('watch-next')) as s(surface)`,
      [study, day, contributors, perDay],
    );
  }
  await pool.query('analyze');
  return contributors * perDay * days.length;
}

const id = (number: string) => `'c' || lpad(${number}::text, 42, '0')`;
