import { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import { findPersonal } from '#shared/redact/redact-text.ts';
import { regionsOf } from '#shared/redact/regions-of.ts';
import { RejectReason } from '#shared/stories/reject-reason.ts';
import { StoryNumber } from '#shared/stories/story-number.ts';
import { OperatorError } from '../operator-error.ts';
import type { OpenedStory } from './find-story.ts';
import { listQueue } from './list-queue.ts';
import type { ModeratedStore } from './moderated-store.ts';
import { ModeratorName } from './moderator-name.ts';
import { publishStory } from './publish-story.ts';
import { readLog } from './read-log.ts';
import { rejectStory } from './reject-story.ts';
import { keepReported, listReports } from './settle-reports.ts';
import { showStory } from './show-story.ts';
import { readStoryName, StoryName } from './story-reference.ts';
import { type Cuts, placesOf } from './take-out.ts';

/** What a moderator has done, at the command line. */
export const ModerationOrder = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('list'), study: z.string().optional(), all: z.boolean().optional() }),
  z.strictObject({ do: z.literal('show'), story: StoryName, by: ModeratorName.optional() }),
  z.strictObject({ do: z.literal('publish'), story: StoryName, by: ModeratorName }),
  z.strictObject({
    do: z.literal('redact'),
    story: StoryName,
    by: ModeratorName,
    out: z
      .array(z.string().min(1).max(8000))
      .max(200)
      .describe('Words that are taken out wherever they stand'),
    found: z.boolean().optional().describe('What detectors find is taken out, too'),
  }),
  z.strictObject({ do: z.literal('reject'), story: StoryName, by: ModeratorName, reason: RejectReason }),
  z.strictObject({ do: z.literal('reports') }),
  z.strictObject({ do: z.literal('keep'), number: StoryNumber, by: ModeratorName }),
  z.strictObject({ do: z.literal('log'), story: z.uuid().optional() }),
]);
export type ModerationOrder = z.infer<typeof ModerationOrder>;

/**
 * Carries out what a moderator wants. Where it shows or decides, it needs the content key.
 * @param persons how many must agree before a story is published
 * @throws OperatorError in one sentence; then nothing was decided
 */
export async function moderate(
  store: ModeratedStore,
  order: ModerationOrder,
  now: Date,
  persons: 1 | 2 = 1,
): Promise<object> {
  const day = utcDay(now);
  switch (order.do) {
    case 'list':
      return { stories: await listQueue(store.pool, order) };
    case 'show':
      return showStory(store, readStoryName(order.story), { by: order.by, day });
    case 'publish':
      return publishStory(store, readStoryName(order.story), { by: order.by, day, persons });
    case 'redact':
      return publishStory(store, readStoryName(order.story), {
        ...{ by: order.by, day, persons },
        cutsOf: (sent) => cutsOf(sent, order),
      });
    case 'reject':
      return rejectStory(store, readStoryName(order.story), { by: order.by, reason: order.reason, day });
    case 'reports':
      return { reports: await listReports(store.pool) };
    case 'keep':
      return keepReported(store.pool, order.number, { by: order.by, day });
    case 'log':
      return { acts: await readLog(store.pool, order.story) };
  }
}

function cutsOf(
  { text, language }: OpenedStory['sent'],
  { out, found }: { out: string[]; found?: boolean | undefined },
): Cuts {
  const missing = out.find((words) => !text.includes(words));
  // The words themselves are not said again: this sentence ends in a log.
  if (missing !== undefined)
    throw new OperatorError(
      `Not all of the words stand in the story (the ${out.indexOf(missing) + 1}. do not): nothing was decided.`,
    );
  const spans = found ? findPersonal(text, regionsOf(language), text.length) : [];
  return [
    ...out.flatMap((words) => placesOf(text, words)),
    ...spans.map(({ start, end }): [number, number] => [start, end]),
  ];
}
