import { createHash, randomUUID } from 'node:crypto';
import type { SqlClient } from '../store/sql-pool.ts';

/** What a moderator did, with a story or with a batch that lies apart. */
export interface ModeratorAct {
  of: { story: { id: string; revision: number } } | { batch: string };
  what:
    | 'shown'
    | 'agreed'
    | 'published'
    | 'redacted'
    | 'rejected'
    | 'reports-settled'
    | 'batch-shown'
    | 'batch-released'
    | 'batch-discarded';
  reason?: string;
  /** Undefined: a look, by somebody who gave no name. */
  by?: string | undefined;
  /** YYYY-MM-DD */
  day: string;
  /** Of what everybody could read before and after, from {@link hashOf}. */
  before?: string | undefined;
  after?: string | undefined;
}

/** Puts an act on record, in the transaction that does it. Looking again on the same day adds nothing. */
export async function noteAct(client: Pick<SqlClient, 'query'>, act: ModeratorAct): Promise<void> {
  const { of, what, reason, by, day, before, after } = act;
  const story = 'story' in of ? of.story : undefined;
  const batch = 'batch' in of ? of.batch : null;
  await client.query(
    `insert into moderation_audit (act, story_id, revision, batch_id, what, reason, moderator, day, before, after,
       place)
     select $1::uuid, $2::uuid, $3::int, $4::uuid, $5, $6, $7, $8::date, $9, $10,
       (select coalesce(max(place), 0) + 1 from moderation_audit)
     where $5 not in ('shown', 'batch-shown') or not exists (
       select 1 from moderation_audit
       where what = $5 and day = $8::date and moderator is not distinct from $7
         and story_id is not distinct from $2::uuid and revision is not distinct from $3::int
         and batch_id is not distinct from $4::uuid)`,
    [
      ...[randomUUID(), story?.id ?? null, story?.revision ?? null, batch, what],
      ...[reason ?? null, by ?? null, day, before ?? null, after ?? null],
    ],
  );
}

/**
 * SHA-256 of a text, for the record. The salt goes when the story goes, so that nobody can find out later by guessing
 * what stood in a story that was deleted; its writer has it in their receipt, and can.
 */
export function hashOf(text: string, salt: string): string {
  return createHash('sha256').update(`${salt}\n${text}`).digest('hex');
}
