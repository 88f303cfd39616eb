import type { SqlPool } from '../store/sql-pool.ts';

/** One act of a moderator. */
export interface LoggedAct {
  /** YYYY-MM-DD */
  day: string;
  moderator: string | null;
  what: string;
  reason: string | null;
  /** `ID.REVISION`, or null where it was about a batch. */
  story: string | null;
  batch: string | null;
  /** SHA-256 of what everybody could read before and after, salted. */
  before: string | null;
  after: string | null;
}

/** Most that are listed at a time. */
const most = 1000;

/**
 * What moderators did, the latest day first.
 * @param story acts about one story alone, by its id
 */
export async function readLog(pool: Pick<SqlPool, 'query'>, story?: string): Promise<LoggedAct[]> {
  const { rows } = await pool.query<LoggedAct>(
    `select day, moderator, what, reason, story_id::text || '.' || revision as story, batch_id::text as batch, before, after
     from moderation_audit where $1::uuid is null or story_id = $1::uuid
     order by day desc, place desc nulls last, act limit ${most}`,
    [story ?? null],
  );
  return rows;
}
