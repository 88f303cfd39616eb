import { createHash } from 'node:crypto';
import { utcDay } from '#shared/day.ts';
import { SentStory, type StoryReceipt, storyReceiptText } from '#shared/wire/story.ts';
import { checkStory } from './check-story.ts';
import { holdsPersonal } from './holds-personal.ts';
import type { IngestDeps } from './ingest-deps.ts';
import type { KnownStory } from './ingest-store.ts';
import { type Outcome, refuse } from './outcome.ts';
import { inflate, readJson } from './read-json.ts';
import { checkStudy, checkTakesAll, type SentBody, whyGone } from './sent-body.ts';

type Answer = Outcome<{ receipt: StoryReceipt; fresh: boolean }>;

/**
 * Takes a story: reads it, checks it, stores it durably, and answers with a signed receipt. One in which something
 * looks like personal data is stored as it is and held for a moderator. A higher revision takes the place of a lower
 * one; the same revision again gets its first receipt; a lower one, other content under the same revision, and any copy
 * of a story that was deleted are refused.
 */
export async function acceptStory(sent: SentBody, deps: IngestDeps): Promise<Answer> {
  const inflated = inflate(sent.body);
  if ('refused' in inflated) return inflated;
  const read = readJson(inflated.value, SentStory, 'story_invalid');
  if ('refused' in read) return read;
  const story = read.value;
  if (`${story.id}.${story.revision}` !== sent.idempotencyKey)
    return refuse('story_invalid', 'The Idempotency-Key header is not the id and revision of the story.');
  const refusal =
    checkStudy(story.study, sent.contributor, deps.studies) ?? checkTakesAll(story.study, deps.studies);
  if (refusal) return refusal;

  const { contributor } = sent.contributor;
  const digest = createHash('sha256').update(inflated.value).digest('hex');
  const known = await deps.store.findStory(contributor, story.id);
  if (known !== undefined && !isNewer(story, known)) return answerKnown(story, digest, known);
  const today = utcDay(deps.now());
  const firstSent = known === undefined || known === 'deleted' ? undefined : known.day;
  const wrong = checkStory(story, deps.documents, firstSent, today);
  if (wrong) return wrong;

  const receipt: StoryReceipt = deps.signer.sign(storyReceiptText, {
    story: story.id,
    revision: story.revision,
    contributor,
    digest,
    status: (await holdsPersonal(story.story)) ? 'held' : 'received',
    day: today,
  });
  const stored = await deps.store.storeStory({ contributor, story, receipt });
  if (stored === 'contributor_gone') return whyGone(contributor, deps);
  if (stored === 'stored') return { value: { receipt, fresh: true } };
  return answerKnown(story, digest, stored.earlier);
}

function isNewer(story: SentStory, known: KnownStory): boolean {
  return known !== 'deleted' && story.revision > known.receipt.revision;
}

/** Answers a story that has nothing new. */
function answerKnown(story: SentStory, digest: string, known: KnownStory): Answer {
  if (known === 'deleted') return refuse('story_conflict', 'This story was deleted.');
  const { receipt } = known;
  if (story.revision < receipt.revision)
    return refuse('story_conflict', `Revision ${receipt.revision} of this story is stored already.`);
  return receipt.digest === digest
    ? { value: { receipt, fresh: false } }
    : refuse('story_conflict', `Other content is stored as revision ${receipt.revision} of this story.`);
}
