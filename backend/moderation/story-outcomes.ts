import { mostOutcomes, type StoryOutcome } from '#shared/wire/story-outcome.ts';
import type { SqlPool } from '../store/sql-pool.ts';

interface OutcomeRow {
  story: string;
  revision: number;
  text: string | null;
  number: string | null;
  published: string | null;
  reason: StoryOutcome['reason'];
  rejected: string | null;
}

/**
 * What moderators decided about the stories of a contributor, as they are now: the newest first. Nothing in it says who
 * decided.
 */
export async function storyOutcomes(
  pool: Pick<SqlPool, 'query'>,
  contributor: string,
): Promise<StoryOutcome[]> {
  const { rows } = await pool.query<OutcomeRow>(
    `select s.story_id::text as story, s.revision, p.text, p.number, p.published_day as published, r.reason,
            r.rejected_day as rejected
     from stories s
     left join published_stories p
       on p.contributor = s.contributor and p.story_id = s.story_id and p.revision = s.revision
     left join rejected_stories r
       on r.contributor = s.contributor and r.story_id = s.story_id and r.revision = s.revision
     where s.contributor = $1 and s.status in ('received', 'held')
     order by s.story_id desc limit $2`,
    [contributor, mostOutcomes],
  );
  const released = await lastReleased(pool, contributor);
  return rows.map(({ story, revision, text, number, published, reason, rejected }) => ({
    ...{ story, revision, reason, text, number },
    state: published !== null ? 'published' : rejected !== null ? 'rejected' : 'waiting',
    day: published ?? rejected,
    page:
      number !== null && published !== null && released !== undefined && published <= released
        ? `/stories/${number}`
        : null,
  }));
}

/** Last day of publication that a release of published stories reaches to: its window is closed three days after its end. */
async function lastReleased(pool: Pick<SqlPool, 'query'>, contributor: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ day: string | null }>(
    `select max(r.last_day) + 3 as day from releases r
     where r.dataset = 'published-stories'
       and r.study = (select study from contributors where contributor = $1)`,
    [contributor],
  );
  return rows[0]?.day ?? undefined;
}
