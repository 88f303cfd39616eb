import { randomUUID } from 'node:crypto';
import type { SqlClient } from '../store/sql-pool.ts';
import type { RejectReason } from './reject-reason.ts';

/** What a moderator did with a story. */
export interface ModeratorAct {
  story: { id: string; revision: number };
  what: 'shown' | 'published' | 'redacted' | 'rejected';
  reason?: RejectReason;
  /** Undefined: a look, by somebody who gave no name. */
  by?: string | undefined;
  /** YYYY-MM-DD */
  day: string;
}

/** Puts an act on record, in the transaction that does it. */
export async function noteAct(
  client: Pick<SqlClient, 'query'>,
  { story, what, reason, by, day }: ModeratorAct,
): Promise<void> {
  await client.query(
    `insert into moderation_audit (act, story_id, revision, what, reason, moderator, day)
     values ($1::uuid, $2::uuid, $3, $4, $5, $6, $7::date)`,
    [randomUUID(), story.id, story.revision, what, reason ?? null, by ?? null, day],
  );
}
