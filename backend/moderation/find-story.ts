import { SentStory } from '#shared/wire/story.ts';
import { OperatorError } from '../operator-error.ts';
import { type BodyCipher, storyOwner } from '../store/body-cipher.ts';
import type { SqlClient } from '../store/sql-pool.ts';
import type { StoryReference } from './story-reference.ts';

/** A story that may be published, opened. */
export interface OpenedStory {
  contributor: string;
  id: string;
  revision: number;
  study: string;
  /** Whether a detector found something in it that looks like personal data. */
  held: boolean;
  /** Site of the first item that was pinned to it, or of the last page before. */
  source: string | null;
  /** YYYY-MM-DD */
  received: string;
  /** Signature of its receipt: goes with the story, and nobody can guess it. */
  salt: string;
  sent: SentStory['story'];
}

interface StoryRow {
  contributor: string;
  story_id: string;
  revision: number;
  study: string;
  status: string;
  source: string | null;
  body: Uint8Array | null;
  record: unknown;
  received_day: string;
  salt: string | null;
}

/**
 * Opens a story that its writer wants everybody to read. Its row is locked, so it is neither changed nor deleted before
 * what is decided here stands.
 * @throws OperatorError when there is none, or its writer has changed it since
 */
export async function findStory(
  client: SqlClient,
  cipher: BodyCipher,
  { contributor, id, revision }: StoryReference,
): Promise<OpenedStory> {
  const { rows } = await client.query<StoryRow>(
    `select s.contributor, s.story_id::text as story_id, s.revision, s.study, s.status, s.source, s.body, s.record,
            s.received_day, s.receipt ->> 'signature' as salt
     from stories s join contributors c on c.contributor = s.contributor and c.deleted_day is null
     where s.story_id = $1::uuid and s.status in ('received', 'held') and s.audience = 'public'
       and ($2::text is null or s.contributor = $2)
     for update of s`,
    [id, contributor ?? null],
  );
  const [row] = rows;
  if (!row)
    throw new OperatorError(
      `There is no story ${id} for everybody to read: it was deleted, or is for researchers alone.`,
    );
  if (rows.length > 1)
    throw new OperatorError(
      `Several people have sent a story ${id}: name whose you mean, as one of ${rows.map((one) => `${one.contributor}/${id}.${one.revision}`).join(', ')}.`,
    );
  if (row.revision !== revision)
    throw new OperatorError(
      `The story ${id} was changed by its writer: look at ${id}.${row.revision} before you decide.`,
    );
  const sent = row.body
    ? JSON.parse(
        Buffer.from(cipher.open(row.body, storyOwner(row.contributor, row.story_id))).toString('utf8'),
      )
    : row.record;
  const { contributor: writer, study, status, source, received_day: received, salt } = row;
  return {
    ...{ contributor: writer, id: row.story_id, revision, study, source, received, salt: salt ?? '' },
    held: status === 'held',
    sent: SentStory.parse(sent).story,
  };
}
