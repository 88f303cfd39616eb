import type { SqlPool } from './sql-pool.ts';

/** How full the database is, and what waits in it. */
export interface StoreState {
  bytes: number;
  /** Batches that were taken in a burst and are no rows yet. */
  waitingBatches: number;
  /** Stories for everybody about whose present revision nothing was decided. */
  waitingStories: number;
  /** Releases on record. */
  releases: number;
  /** Days (YYYY-MM-DD) on which windows began that were measured, by study. */
  measured: Record<string, string[]>;
}

/** Looks at the database for metrics: counts on short or indexed tables, and nothing of one person. */
export async function readStoreState(pool: Pick<SqlPool, 'query'>): Promise<StoreState> {
  const { rows } = await pool.query<Omit<StoreState, 'measured'>>(
    `select pg_database_size(current_database())::float8 as bytes,
            (select count(*) from batches where status = 'waiting') as "waitingBatches",
            (select count(*) from stories s
             left join published_stories p
               on p.contributor = s.contributor and p.story_id = s.story_id and p.revision = s.revision
             left join rejected_stories r
               on r.contributor = s.contributor and r.story_id = s.story_id and r.revision = s.revision
             where s.status in ('received', 'held') and s.audience = 'public'
               and p.revision is null and r.revision is null) as "waitingStories",
            (select count(*) from releases) as releases`,
  );
  const windows = await pool.query<{ study: string; from: string }>(
    `select study, window_from as from from privacy_windows order by study, window_from`,
  );
  const measured = Object.groupBy(windows.rows, ({ study }) => study);
  const [state] = rows;
  if (!state) throw new Error('The database did not say how it is.');
  const days = Object.entries(measured).map(([study, all = []]) => [study, all.map(({ from }) => from)]);
  return { ...state, measured: Object.fromEntries(days) };
}
