import { z } from 'zod';
import { Kind } from '#shared/observations/kind.ts';
import { defineMessage } from './message.ts';

const count = z.int().min(0);
const Ranking = z.array(z.strictObject({ name: z.string(), n: count }));

/** What a person was shown, added up on this device, over everything that is kept here in the last `days` days. */
export const insights = defineMessage({
  name: 'insights',
  from: 'extension',
  request: z.strictObject({ days: z.int().min(1).max(400) }),
  response: z.strictObject({
    total: count,
    byDay: z.array(z.strictObject({ day: z.string(), source: z.string(), kind: Kind, n: count })),
    publishers: z
      .array(z.strictObject({ source: z.string(), id: z.string().nullable(), name: z.string(), n: count }))
      .describe('Who was recommended most: the first 50'),
    advertisers: Ranking.describe('Who advertised most: the first 50'),
    citedDomains: Ranking.describe('Sites that AI answers cite most: the first 50'),
    answers: z.strictObject({ answered: count, refused: count, unavailable: count, partial: count }),
    results: z
      .array(z.strictObject({ source: z.string(), results: count, sponsored: count }))
      .describe('Search results by site, and the ads on the pages that list them'),
  }),
});
export type InsightsAnswer = z.infer<typeof insights.response>;
