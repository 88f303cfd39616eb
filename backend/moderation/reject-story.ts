import type { RejectReason } from '#shared/stories/reject-reason.ts';
import { transaction } from '../store/sql-pool.ts';
import { findStory } from './find-story.ts';
import type { ModeratedStore } from './moderated-store.ts';
import { noteAct } from './note-act.ts';
import { publishedHash } from './publish-story.ts';
import { settleReportsOf } from './settle-reports.ts';
import type { StoryReference } from './story-reference.ts';
import { forgetVotes, takeBack } from './votes.ts';

/**
 * Keeps a story from being published, or takes a published one back. One moderator is enough. Its writer can read why,
 * change it and send it again.
 * @throws OperatorError when there is no such story
 */
export function rejectStory(
  { pool, cipher }: ModeratedStore,
  reference: StoryReference,
  { by, day, reason }: { by: string; day: string; reason: RejectReason },
): Promise<{ story: string; reason: RejectReason }> {
  return transaction(pool, async (client) => {
    const story = await findStory(client, cipher, reference);
    const { contributor, id, revision, study } = story;
    const before = await publishedHash(client, story);
    await takeBack(client, story);
    await forgetVotes(client, story);
    await settleReportsOf(client, before.number);
    await client.query(
      `insert into rejected_stories (contributor, story_id, revision, study, reason, rejected_day, moderator)
       values ($1, $2::uuid, $3, $4, $5, $6::date, $7)`,
      [contributor, id, revision, study, reason, day, by],
    );
    await noteAct(client, { of: { story }, what: 'rejected', reason, by, day, before: before.hash });
    return { story: `${id}.${revision}`, reason };
  });
}
