import type { Reach } from '#shared/observations/fields.ts';
import { chance, pick, times } from '../random.ts';
import { anAd } from './advertisers.ts';
import { anAnswer } from './references.ts';
import { type Site, some } from './site.ts';

/** A conversation: answers that seldom name a source, refusals, and now and then an ad below. */
export const chatgpt: Site = (random, taste, amount) => {
  // A question takes a moment: of a part of a day not as much less is asked as is seen.
  const asked = some(random, Math.max(amount, 0.75), [3, 8]);
  const who = { provider: 'OpenAI', model: null, mode: null };
  const answers = times(asked, () =>
    anAnswer(random, who, 0.6 * taste.checkable, { refused: 0.07, unavailable: 0.02, partial: 0.02 }),
  );
  const ads = chance(random, 0.2 * taste.ads)
    ? [anAd(random, 25, { format: 'native', advertiser: null })]
    : [];
  const reach = pick<Reach>(random, ['direct', 'unknown', 'unknown']);
  return [{ page: 'chat', reach, surfaces: { answer: answers, 'answer-ads': ads } }];
};
