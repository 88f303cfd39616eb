import { utcDay } from '#shared/day.ts';
import type { RejectReason } from '#shared/stories/reject-reason.ts';
import { listQueue, type QueuedStory } from '../moderation/list-queue.ts';
import type { ModeratedStore } from '../moderation/moderated-store.ts';
import { type Approved, publishStory } from '../moderation/publish-story.ts';
import { type LoggedAct, readLog } from '../moderation/read-log.ts';
import { rejectStory } from '../moderation/reject-story.ts';
import { keepReported, listReports, type ReportedStory } from '../moderation/settle-reports.ts';
import { type ShownStory, showStory } from '../moderation/show-story.ts';
import { readStoryName } from '../moderation/story-reference.ts';
import type { Cuts } from '../moderation/take-out.ts';

/** Everything that a moderator does with stories, in their name. */
export interface Desk {
  /** How many must agree. */
  persons: 1 | 2;
  queue(): Promise<QueuedStory[]>;
  show(story: string, by: string): Promise<ShownStory>;
  publish(story: string, by: string, cuts: Cuts): Promise<Approved>;
  reject(story: string, by: string, reason: RejectReason): Promise<unknown>;
  reports(): Promise<ReportedStory[]>;
  keep(number: string, by: string): Promise<unknown>;
  log(): Promise<LoggedAct[]>;
}

/** A desk on an open store. */
export function moderatorsDesk(store: ModeratedStore, persons: 1 | 2, now: () => Date): Desk {
  const day = () => utcDay(now());
  return {
    persons,
    queue: () => listQueue(store.pool, {}),
    show: (story, by) => showStory(store, readStoryName(story), { by, day: day() }),
    publish: (story, by, cuts) =>
      publishStory(store, readStoryName(story), { by, day: day(), persons, cutsOf: () => cuts }),
    reject: (story, by, reason) => rejectStory(store, readStoryName(story), { by, day: day(), reason }),
    reports: () => listReports(store.pool),
    keep: (number, by) => keepReported(store.pool, number, { by, day: day() }),
    log: () => readLog(store.pool),
  };
}
