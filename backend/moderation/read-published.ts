import type { SqlPool } from '../store/sql-pool.ts';

/** A story as everybody may read it: the words that its writer agreed to publish, and nothing of who it is. */
export interface PublishedStory {
  text: string;
  /** A moderator took something out. */
  redacted: boolean;
  category: string;
  severity: string;
  source: string | null;
  language: string;
  /** Day it was first sent. */
  day: string;
  published_day: string;
}

/**
 * Stories of a study that moderators let through until a day (inclusive), as they are, without noise: each was agreed to by
 * itself. One counts only while what was let through is the present revision, its audience is everybody, and neither it nor
 * its writer is deleted; so nothing that was taken back is in it, at whatever moment it is read.
 * @param until YYYY-MM-DD
 */
export async function readPublishedStories(
  pool: Pick<SqlPool, 'query'>,
  study: string,
  until: string,
): Promise<PublishedStory[]> {
  const { rows } = await pool.query<PublishedStory>(
    `select p.text, p.redacted, p.category, p.severity, p.source, p.language, p.day, p.published_day
     from published_stories p
     join stories s on s.contributor = p.contributor and s.story_id = p.story_id and s.revision = p.revision
       and s.status in ('received', 'held') and s.audience = 'public'
     join contributors c on c.contributor = p.contributor and c.deleted_day is null
     where p.study = $1 and p.published_day <= $2::date
     order by p.published_day, p.day, p.text collate "C"`,
    [study, until],
  );
  return rows;
}
