import { addDays } from '#shared/day.ts';
import type { SqlPool } from '../../store/sql-pool.ts';

/** A crowd that all see the same: made by the database itself, so that thousands cost a second. */
export interface Crowd {
  study?: string;
  /** Their ids begin with it. */
  name?: string;
  people: number;
  /** First day of what they see: five things on each of three days. */
  from: string;
  enrolled?: string;
}

/** Publishers that everybody in a crowd is recommended, the first to all, each next to half as many. */
export const crowdPublishers = ['First', 'Second', 'Third', 'Fourth', 'Fifth'] as const;

/** Stores a crowd, what it saw, and that it was active. */
export async function storeCrowd(pool: SqlPool, crowd: Crowd): Promise<void> {
  const { study = 'daylight', name = 'crowd', people, from, enrolled = '2025-01-01' } = crowd;
  await pool.query(
    `insert into contributors (contributor, study, public_key, enrolled_day)
     select $2 || '-' || n, $1, 'x', $4::date from generate_series(1, $3::int) as n
     on conflict do nothing`,
    [study, name, people, enrolled],
  );
  for (const day of [0, 1, 2].map((offset) => addDays(from, offset))) {
    await pool.query(
      `insert into exposures (contributor, day, source, surface, rules, batch_id, study, pages, containers, items, visible,
         parsed, failed, received_day)
       select $2 || '-' || n, $4::date, 'youtube', 'home', 'youtube@1', gen_random_uuid(), $1, 2, 2, 30, 12, 29, 1, $4::date
       from generate_series(1, $3::int) as n`,
      [study, name, people, day],
    );
    await pool.query(
      `insert into observations (contributor, day, id, batch_id, study, kind, source, surface, tier, publisher_name, position,
         reach, received_day)
       select $2 || '-' || n, $4::date, gen_random_uuid(), gen_random_uuid(), $1, 'recommendation', 'youtube', 'home',
         'aggregate', ($5::text[])[place], place, 'unknown', $4::date
       from generate_series(1, $3::int) as n, generate_series(1, 5) as place
       where n % (1 << (place - 1)) = 0`,
      [study, name, people, day, [...crowdPublishers]],
    );
  }
}
