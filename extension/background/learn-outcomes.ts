import { presentKey } from '../store/keys.ts';
import { hasStoriesForEverybody, noteOutcomes, noteOutcomesAsked, outcomesAsked } from '../store/outcomes.ts';
import { isQuotaError } from '../store/storage-full.ts';
import { fetchOutcomes } from '../upload/fetch-outcomes.ts';
import type { Deps } from './deps.ts';

const minute = 60 * 1000;
const week = 7 * 24 * 60 * minute;

/** Milliseconds until the next question: after an answer, where nobody answered, and at the least for an open page. */
const outcomesPause = { answered: week, unanswered: 6 * 60 * minute, page: minute } as const;

/**
 * Asks, once a week and whenever somebody opens their stories, what moderators decided about the stories that everybody
 * may read. It sends nothing of anybody, so that no consent is asked; and it asks nobody before such a story was sent.
 * @param isOpen somebody looks at their stories now
 * @returns whether something was learned
 */
export async function learnOutcomes(deps: Deps, isOpen = false): Promise<boolean> {
  const { database, outside, study, backend } = deps;
  if (!(await isDue(deps, isOpen)) || !(await hasStoriesForEverybody(database))) return false;
  const key = await presentKey(database, study);
  if (!key?.receiptKey) return false;
  try {
    // Noted before anybody is asked: a worker that is killed meanwhile must not ask again each minute.
    const at = outside.now();
    await noteOutcomesAsked(database, { at, due: at + outcomesPause.unanswered });
    const answer = await fetchOutcomes({ origin: backend, clockOffset: 0 }, key);
    if ('failed' in answer) return false;
    await noteOutcomes(database, answer.stories);
    await noteOutcomesAsked(database, { at, due: at + outcomesPause.answered });
    return true;
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    return false;
  }
}

/** A time further away than any pause was noted by a clock that has been set back since. */
async function isDue({ database, outside }: Deps, isOpen: boolean): Promise<boolean> {
  const asked = await outcomesAsked(database);
  if (!asked) return true;
  const now = outside.now();
  if (isOpen && Math.abs(now - asked.at) >= outcomesPause.page) return true;
  return now >= asked.due || asked.due - now > outcomesPause.answered;
}
