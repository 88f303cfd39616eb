import { gateStory } from '../consent/gate-story.ts';
import type { StoryRow } from '../store/rows.ts';
import { settleStory } from '../store/stories.ts';
import { sendStory } from '../upload/send-story.ts';
import { applyConsent } from './apply-consent.ts';
import { decideNow } from './decide-now.ts';
import { type Delivery, nextAttempt } from './delivery.ts';
import { enrolAgain, enrolled } from './enrolment.ts';

/** Sends a story, if its author still agrees to this very revision. */
export async function deliverStory(delivery: Delivery, row: StoryRow): Promise<void> {
  const { deps, backend, signal } = delivery;
  const { stories } = deps.database;
  const { id, revision, json = '' } = row;
  const { decide } = await decideNow(deps);
  const answer = gateStory({ id, revision, json }, decide);
  if ('withheld' in answer) return;
  const sender = await enrolled(delivery, row.study);
  const result =
    'key' in sender ? await sendStory(backend, answer.story, sender.key, sender.receiptKey, signal) : sender;
  if ('receipt' in result) {
    await settleStory(deps.database, result.receipt);
    return applyConsent(deps); // From now on there is something to delete after an uninstall.
  }
  if ('refused' in result && result.refused !== 'contributor_unknown') {
    await stories.update(id, { refused: result.refused });
    return;
  }
  if ('refused' in result && 'key' in sender) await enrolAgain(delivery, sender.key.contributor);
  if ('later' in result && result.later === 'stopped') return;
  const nextAttemptAt = nextAttempt(delivery, row, 'later' in result ? result : {});
  await stories.update(id, { attempts: row.attempts + 1, nextAttemptAt });
}
