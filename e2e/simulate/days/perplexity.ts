import type { Reach } from '#shared/observations/fields.ts';
import { pick, times } from '../random.ts';
import { anAnswer } from './references.ts';
import { type Site, some } from './site.ts';

/** Questions to a machine that searches first: nearly every answer names its sources. */
export const perplexity: Site = (random, _taste, amount) => {
  const asked = some(random, Math.max(amount, 0.75), [2, 6]);
  const who = { provider: 'Perplexity', model: null, mode: pick(random, [null, null, 'research']) };
  const answers = times(asked, () =>
    anAnswer(random, who, 0.94, { refused: 0.02, unavailable: 0.02, partial: 0.04 }),
  );
  const reach = pick<Reach>(random, ['direct', 'unknown']);
  return [{ page: 'chat', reach, surfaces: { answer: answers } }];
};
