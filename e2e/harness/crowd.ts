import { addDays } from '#shared/day.ts';
import type { SqlPool } from '../../backend/store/sql-pool.ts';

/** What a study has gathered when it publishes: what was donated stands on a day, and a crowd saw the same. */
export interface Gathering {
  study: string;
  /** Day that everything later is taken to have been seen, and received, on. YYYY-MM-DD. */
  day: string;
  crowd?: {
    /** Contributor that everybody in it is like. */
    like: string;
    people: number;
  };
}

/** More than a release asks for, by more than its noise can take away. */
export const enoughPeople = 5500;

/** Contributors in the crowd of a study begin with this. */
const made = 'crowd-';

/**
 * Brings about in a moment what takes months: whoever donated joined long ago and was active on three days, what they
 * donated was seen and received on the last of these, and people who never were saw the same as one of them. The crowd
 * has no batches and no keys: it is there to be counted.
 */
export async function gather(pool: SqlPool, { study, day, crowd }: Gathering): Promise<void> {
  const run = (sql: string, when = day) => pool.query(sql, [study, when]);
  await run('update batches set received_day = $2::date where study = $1 and received_day > $2::date');
  for (const table of ['observations', 'exposures'])
    await run(
      `update ${table} set day = $2::date, received_day = $2::date where study = $1 and day > $2::date`,
    );
  await run(
    'update contributors set enrolled_day = $2::date where study = $1 and enrolled_day > $2::date',
    addDays(day, -60),
  );
  await run(`
    insert into exposures
      (contributor, day, source, surface, rules, batch_id, study, pages, containers, items, visible, parsed, failed, received_day)
    select contributor, day - ago, source, surface, source || '@1', min(batch_id::text)::uuid, study,
      1, 1, count(*), count(*), count(*), 0, received_day
    from observations cross join generate_series(0, 2) ago
    where study = $1 and day = $2::date
    group by contributor, day, ago, source, surface, study, received_day
    on conflict do nothing`);
  if (!crowd) return;
  for (const table of ['contributors', 'observations', 'exposures']) {
    const { rows } = await pool.query<{ others: string }>(
      `select string_agg(quote_ident(attname), ', ') as others from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> 'contributor'`,
      [table],
    );
    const others = rows[0]?.others;
    await pool.query(
      `insert into ${table} (contributor, ${others})
       select $1 || $2 || '-' || n, ${others} from ${table} cross join generate_series(1, $3::int) n where contributor = $4`,
      [made, study, crowd.people, crowd.like],
    );
  }
}
