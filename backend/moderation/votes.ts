import type { SqlClient } from '../store/sql-pool.ts';
import type { OpenedStory } from './find-story.ts';
import { Cuts } from './take-out.ts';

type Voted = Pick<OpenedStory, 'contributor' | 'id' | 'revision'>;

/** Who would publish the present revision of a story, and what each would take out; whoever came first, first. */
export async function readVotes(
  client: Pick<SqlClient, 'query'>,
  { contributor, id, revision }: Voted,
): Promise<{ by: string; cuts: Cuts }[]> {
  const { rows } = await client.query<{ by: string; cuts: string }>(
    `select moderator as by, cuts from story_votes
     where contributor = $1 and story_id = $2::uuid and revision = $3 order by day, moderator`,
    [contributor, id, revision],
  );
  return rows.map(({ by, cuts }) => ({ by, cuts: Cuts.parse(JSON.parse(cuts)) }));
}

/** Notes that somebody would publish a revision so, in the place of what they wanted before. */
export async function vote(
  client: Pick<SqlClient, 'query'>,
  { contributor, id, revision }: Voted,
  { by, cuts, day }: { by: string; cuts: Cuts; day: string },
): Promise<void> {
  await client.query(
    `insert into story_votes (contributor, story_id, revision, cuts, moderator, day)
     values ($1, $2::uuid, $3, $4, $5, $6::date)
     on conflict (contributor, story_id, moderator)
     do update set revision = excluded.revision, cuts = excluded.cuts, day = excluded.day`,
    [contributor, id, revision, JSON.stringify(cuts), by, day],
  );
}

/** Takes back what was decided about a story, with its words. */
export async function takeBack(
  client: Pick<SqlClient, 'query'>,
  { contributor, id }: Pick<Voted, 'contributor' | 'id'>,
): Promise<void> {
  for (const table of ['published_stories', 'rejected_stories'])
    await client.query(`delete from ${table} where contributor = $1 and story_id = $2::uuid`, [
      contributor,
      id,
    ]);
}

/** Forgets who agreed: the story is decided about. */
export async function forgetVotes(
  client: Pick<SqlClient, 'query'>,
  { contributor, id }: Pick<Voted, 'contributor' | 'id'>,
): Promise<void> {
  await client.query('delete from story_votes where contributor = $1 and story_id = $2::uuid', [
    contributor,
    id,
  ]);
}
