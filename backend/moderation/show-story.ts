import { findPersonal } from '#shared/redact/redact-text.ts';
import { regionsOf } from '#shared/redact/regions-of.ts';
import type { Span } from '#shared/redact/span.ts';
import { transaction } from '../store/sql-pool.ts';
import { findStory, type OpenedStory } from './find-story.ts';
import type { ModeratedStore } from './moderated-store.ts';
import { noteAct } from './note-act.ts';
import type { StoryReference } from './story-reference.ts';
import type { Cuts } from './take-out.ts';
import { readVotes } from './votes.ts';

/** A story as a moderator reads it: everything that its writer agreed to show, and nothing of who it is. */
export interface ShownStory extends Omit<OpenedStory, 'contributor' | 'sent' | 'salt'> {
  content: OpenedStory['sent'];
  /** What detectors find in its text: places and kinds. */
  found: Span[];
  /** Moderators who would publish this revision, and what each would take out. */
  agreed: { by: string; cuts: Cuts }[];
  /** What was decided about this revision, which can be decided anew. */
  decided: 'published' | 'rejected' | null;
}

/** Shows a story to a moderator; that somebody looked is put on record, once a day for each. */
export function showStory(
  { pool, cipher }: ModeratedStore,
  reference: StoryReference,
  { by, day }: { by?: string | undefined; day: string },
): Promise<ShownStory> {
  return transaction(pool, async (client) => {
    const opened = await findStory(client, cipher, reference);
    const { contributor: _, sent, salt: __, ...story } = opened;
    await noteAct(client, { of: { story }, what: 'shown', by, day });
    const { rows } = await client.query<Pick<ShownStory, 'decided'>>(
      `select case when exists (select 1 from published_stories
                                where contributor = $1 and story_id = $2::uuid and revision = $3) then 'published'
                   when exists (select 1 from rejected_stories
                                where contributor = $1 and story_id = $2::uuid and revision = $3) then 'rejected'
              end as decided`,
      [opened.contributor, opened.id, opened.revision],
    );
    const decided = rows[0]?.decided ?? null;
    const found = findPersonal(sent.text, regionsOf(sent.language), sent.text.length);
    return { ...story, content: sent, found, decided, agreed: await readVotes(client, opened) };
  });
}
