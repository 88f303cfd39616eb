import type { SqlPool } from './sql-pool.ts';

/** What moderators decided about stories, by table. */
const tables = ['published_stories', 'rejected_stories', 'story_votes'] as const;

/**
 * Deletes what moderators decided about a revision that is not the present one, or about a story that is gone: it counts
 * no more. Doing it again changes nothing.
 * @param one of one story alone; of all of them where absent
 */
export async function deleteOldDecisions(
  session: Pick<SqlPool, 'query'>,
  one?: { contributor: string; story: string },
): Promise<void> {
  for (const table of tables)
    await session.query(
      `delete from ${table} d
       where ($1::text is null or (d.contributor = $1 and d.story_id = $2::uuid))
         and not exists (select 1 from stories s where s.contributor = d.contributor and s.story_id = d.story_id
           and s.revision = d.revision and s.status in ('received', 'held'))`,
      [one?.contributor ?? null, one?.story ?? null],
    );
}
