import type { SqlPool } from '../store/sql-pool.ts';

/** A story in the queue, without a word of it. */
export interface QueuedStory {
  /** `ID.REVISION`: its name for every other command. */
  story: string;
  study: string;
  received: string;
  /** A detector found something that looks like personal data. */
  held: boolean;
  category: string;
  severity: string;
  source: string | null;
  language: string;
  /** Moderators who would publish this very revision; where two must agree, another one is missing. */
  agreed: string[];
  /** What was decided about this very revision. */
  decided: 'published' | 'rejected' | null;
}

/** Most that are listed at a time. */
const most = 500;

/**
 * Stories whose writers want everybody to read them, oldest first: those of whose present revision nothing was decided
 * yet, or all of them.
 */
export async function listQueue(
  pool: Pick<SqlPool, 'query'>,
  { study, all = false }: { study?: string | undefined; all?: boolean | undefined },
): Promise<QueuedStory[]> {
  const { rows } = await pool.query<QueuedStory>(
    `select s.story_id::text || '.' || s.revision as story, s.study, s.received_day as received, s.status = 'held' as held,
            s.category, s.severity, s.source, s.language,
            array(select v.moderator from story_votes v where v.contributor = s.contributor and v.story_id = s.story_id
              and v.revision = s.revision order by v.day, v.moderator) as agreed,
            case when p.revision is not null then 'published' when r.revision is not null then 'rejected' end as decided
     from stories s
     left join published_stories p
       on p.contributor = s.contributor and p.story_id = s.story_id and p.revision = s.revision
     left join rejected_stories r
       on r.contributor = s.contributor and r.story_id = s.story_id and r.revision = s.revision
     where s.status in ('received', 'held') and s.audience = 'public' and ($1::text is null or s.study = $1)
       and ($2::boolean or (p.revision is null and r.revision is null))
     order by s.received_day, s.story_id limit ${most}`,
    [study ?? null, all],
  );
  return rows;
}
