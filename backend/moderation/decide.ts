import { OperatorError } from '../operator-error.ts';
import type { Store } from '../store/open-store.ts';
import { type SqlClient, transaction } from '../store/sql-pool.ts';
import { findStory, type OpenedStory } from './find-story.ts';
import { noteAct } from './note-act.ts';
import type { RejectReason } from './reject-reason.ts';
import type { StoryReference } from './story-reference.ts';

type ModeratedStore = Pick<Store, 'pool' | 'cipher'>;

/** A story as a moderator reads it: everything that its writer agreed to show, and nothing of who it is. */
export interface ShownStory extends Omit<OpenedStory, 'contributor' | 'sent'> {
  content: OpenedStory['sent'];
}

/** Shows a story to a moderator; that somebody looked is put on record. */
export function showStory(
  { pool, cipher }: ModeratedStore,
  reference: StoryReference,
  { by, day }: { by?: string | undefined; day: string },
): Promise<ShownStory> {
  return transaction(pool, async (client) => {
    const { contributor: _, sent, ...story } = await findStory(client, cipher, reference);
    await noteAct(client, { story, what: 'shown', by, day });
    return { ...story, content: sent };
  });
}

/**
 * Lets a story through, as it is or in a redacted version, in the place of what was decided before.
 * @param text the redacted version; the story's own words where absent
 * @throws OperatorError when there is no such story, or the text is empty or longer than the story
 */
export function publishStory(
  { pool, cipher }: ModeratedStore,
  reference: StoryReference,
  { by, day, text }: { by: string; day: string; text?: string | undefined },
): Promise<{ story: string; redacted: boolean; text: string }> {
  return transaction(pool, async (client) => {
    const story = await findStory(client, cipher, reference);
    const { contributor, id, revision, study, source, sent } = story;
    const words = text === undefined ? sent.text : text.trim();
    if (words === '' || words.includes('\0') || !words.isWellFormed())
      throw new OperatorError('The redacted text is empty, or holds what is no text: nothing was published.');
    // Redacting takes out, or puts a mark in its place; nobody is made to say more than they did.
    if (words.length > sent.text.length + mostAdded)
      throw new OperatorError(
        'The redacted text is longer than the story: take out, and add nothing. Nothing was published.',
      );
    const redacted = words !== sent.text;
    await takeBack(client, story);
    await client.query(
      `insert into published_stories
         (contributor, story_id, revision, study, text, redacted, category, severity, source, language, day, published_day,
          moderator)
       values ($1, $2::uuid, $3, $4, $5, $6, $7, $8, $9, $10, $11::date, $12::date, $13)`,
      [
        ...[contributor, id, revision, study, words, redacted, sent.category, sent.severity, source],
        ...[sent.language, sent.day, day, by],
      ],
    );
    await noteAct(client, { story, what: redacted ? 'redacted' : 'published', by, day });
    return { story: `${id}.${revision}`, redacted, text: words };
  });
}

/** Keeps a story from being published, or takes a published one back. Its writer can change it and send it again. */
export function rejectStory(
  { pool, cipher }: ModeratedStore,
  reference: StoryReference,
  { by, day, reason }: { by: string; day: string; reason: RejectReason },
): Promise<{ story: string; reason: RejectReason }> {
  return transaction(pool, async (client) => {
    const story = await findStory(client, cipher, reference);
    const { contributor, id, revision, study } = story;
    await takeBack(client, story);
    await client.query(
      `insert into rejected_stories (contributor, story_id, revision, study, reason, rejected_day, moderator)
       values ($1, $2::uuid, $3, $4, $5, $6::date, $7)`,
      [contributor, id, revision, study, reason, day, by],
    );
    await noteAct(client, { story, what: 'rejected', reason, by, day });
    return { story: `${id}.${revision}`, reason };
  });
}

/** Room for marks such as “[name]” where something was taken out. */
const mostAdded = 200;

async function takeBack(client: SqlClient, { contributor, id }: OpenedStory): Promise<void> {
  for (const table of ['published_stories', 'rejected_stories'])
    await client.query(`delete from ${table} where contributor = $1 and story_id = $2::uuid`, [
      contributor,
      id,
    ]);
}
