import { storyNumber } from '#shared/stories/story-number.ts';
import { OperatorError } from '../operator-error.ts';
import { type SqlClient, transaction } from '../store/sql-pool.ts';
import { findStory, type OpenedStory } from './find-story.ts';
import type { ModeratedStore } from './moderated-store.ts';
import { hashOf, noteAct } from './note-act.ts';
import { settleReportsOf } from './settle-reports.ts';
import type { StoryReference } from './story-reference.ts';
import { type Cuts, takeOut } from './take-out.ts';
import { forgetVotes, takeBack, vote } from './votes.ts';

/** How a story is let through. */
export interface Approval {
  by: string;
  /** YYYY-MM-DD */
  day: string;
  /** How many moderators must want the same. */
  persons: 1 | 2;
  /** What is taken out of the text. */
  cutsOf?: (sent: OpenedStory['sent']) => Cuts;
}

/** What came of it. `published: false`: another moderator must agree, to this revision and to what is taken out. */
export interface Approved {
  story: string;
  published: boolean;
  redacted: boolean;
  text: string;
}

/**
 * Lets a story through, as it is or with words taken out, in the place of what was decided before. Where two must agree,
 * the first one's wish waits for a second one's. The statement that publishes reads the wishes themselves, so nothing
 * is published that they do not carry; a constraint of the table wants two different people.
 * @throws OperatorError when there is no such story, or nothing of it would be left
 */
export function publishStory(
  { pool, cipher }: ModeratedStore,
  reference: StoryReference,
  { by, day, persons, cutsOf = () => [] }: Approval,
): Promise<Approved> {
  return transaction(pool, async (client) => {
    const story = await findStory(client, cipher, reference);
    const { cuts, text } = takeOut(story.sent.text, cutsOf(story.sent));
    const redacted = cuts.length > 0;
    await vote(client, story, { by, cuts, day });
    const published = await isAgreed(client, story, { by, cuts, persons });
    const name = `${story.id}.${story.revision}`;
    if (!published) {
      await noteAct(client, { of: { story }, what: 'agreed', by, day, after: hashOf(text, story.salt) });
      return { story: name, published, redacted, text };
    }
    const before = await publishedHash(client, story);
    await takeBack(client, story);
    await insertPublished(client, story, { by, day, persons, cuts, text });
    await forgetVotes(client, story);
    await settleReportsOf(client, before.number);
    const after = hashOf(text, story.salt);
    await noteAct(client, {
      ...{ of: { story }, what: redacted ? 'redacted' : 'published' },
      ...{ by, day, before: before.hash, after },
    });
    return { story: name, published, redacted, text };
  });
}

/** What everybody can read of a story now: its hash for the record, and its number. */
export async function publishedHash(
  client: Pick<SqlClient, 'query'>,
  { contributor, id, salt }: Pick<OpenedStory, 'contributor' | 'id' | 'salt'>,
): Promise<{ hash?: string; number?: string | undefined }> {
  const { rows } = await client.query<{ text: string; number: string | null }>(
    'select text, number from published_stories where contributor = $1 and story_id = $2::uuid',
    [contributor, id],
  );
  return rows[0] ? { hash: hashOf(rows[0].text, salt), number: rows[0].number ?? undefined } : {};
}

type Wish = Pick<Approval, 'by' | 'persons'> & { cuts: Cuts };

async function isAgreed(
  client: SqlClient,
  story: OpenedStory,
  { by, cuts, persons }: Wish,
): Promise<boolean> {
  const { rows } = await client.query<{ people: number }>(
    `select count(distinct lower(moderator)) as people from story_votes
     where contributor = $1 and story_id = $2::uuid and revision = $3 and cuts = $4
       and ($5::int = 2 or moderator = $6)`,
    [story.contributor, story.id, story.revision, JSON.stringify(cuts), persons, by],
  );
  return (rows[0]?.people ?? 0) >= persons;
}

async function insertPublished(
  client: SqlClient,
  { contributor, id, revision, study, source, sent }: OpenedStory,
  { by, day, persons, cuts, text }: Wish & { day: string; text: string },
): Promise<void> {
  const { rowCount } = await client.query(
    `insert into published_stories
       (contributor, story_id, revision, study, text, redacted, category, severity, source, language, day, published_day,
        number, cuts, persons, moderator, second_moderator)
     select $1, $2::uuid, $3::int, $4, $5, $6::boolean, $7, $8, $9, $10, $11::date, $12::date, $13, $14, $15::int,
       case when $15::int = 2 then other.moderator else own.moderator end,
       case when $15::int = 2 then own.moderator end
     from story_votes own
     left join story_votes other on other.contributor = own.contributor and other.story_id = own.story_id
       and other.revision = own.revision and other.cuts = own.cuts and lower(other.moderator) <> lower(own.moderator)
     where own.contributor = $1 and own.story_id = $2::uuid and own.revision = $3::int and own.cuts = $14
       and own.moderator = $16
     order by other.day, other.moderator limit 1`,
    [
      ...[contributor, id, revision, study, text, cuts.length > 0, sent.category, sent.severity, source],
      ...[sent.language, sent.day, day, await storyNumber({ day: sent.day, text })],
      ...[JSON.stringify(cuts), persons, by],
    ],
  );
  if (rowCount !== 1)
    throw new OperatorError(
      'Not enough moderators want this revision to be published so: nothing was published.',
    );
}
