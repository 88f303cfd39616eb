import { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import type { Store } from '../store/open-store.ts';
import { publishStory, rejectStory, showStory } from './decide.ts';
import { listQueue } from './list-queue.ts';
import { RejectReason } from './reject-reason.ts';
import { readStoryName, StoryName } from './story-reference.ts';

const Name = z.string().trim().min(1).max(100);

/** What a moderator has done. */
export const ModerationOrder = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('list'), study: z.string().optional(), all: z.boolean().optional() }),
  z.strictObject({ do: z.literal('show'), story: StoryName, by: Name.optional() }),
  z.strictObject({
    do: z.literal('publish'),
    story: StoryName,
    by: Name,
    text: z.string().max(20_000).optional(),
  }),
  z.strictObject({ do: z.literal('reject'), story: StoryName, by: Name, reason: RejectReason }),
]);
export type ModerationOrder = z.infer<typeof ModerationOrder>;

/**
 * Carries out what a moderator wants. Where it shows or decides, it needs the content key.
 * @throws OperatorError in one sentence; then nothing was decided
 */
export async function moderate(
  store: Pick<Store, 'pool' | 'cipher'>,
  order: ModerationOrder,
  now: Date,
): Promise<object> {
  const day = utcDay(now);
  switch (order.do) {
    case 'list':
      return { stories: await listQueue(store.pool, order) };
    case 'show':
      return showStory(store, readStoryName(order.story), { by: order.by, day });
    case 'publish':
      return publishStory(store, readStoryName(order.story), { by: order.by, text: order.text, day });
    case 'reject':
      return rejectStory(store, readStoryName(order.story), { by: order.by, reason: order.reason, day });
  }
}
