import type { Family, Sample } from './family.ts';
import { gauge } from './gauge.ts';

/** What the database says of itself, for one scrape. */
export interface ServerState {
  bytes: number;
  waitingBatches: number;
  waitingStories: number;
  releases: number;
  /** Windows that could be measured and are not, by study; of studies that have begun to publish. */
  windowsDue: Readonly<Record<string, number>>;
  /** Spent share of each year's privacy budget, between 0 and 1. */
  budgets: readonly { study: string; year: number; spent: number }[];
}

/** Longest time that an answer of the database is used for: however often somebody scrapes, it is asked no more often. */
const keptMs = 10_000;

/** What is stored, what waits and what was spent. Studies are named by their id, which is public. */
export function stateMetrics(read: () => Promise<ServerState>): Family[] {
  let kept: { state: Promise<ServerState>; at: number } | undefined;
  const state = () => {
    if (kept === undefined || Date.now() - kept.at > keptMs) kept = { state: read(), at: Date.now() };
    return kept.state;
  };
  const of = (name: string, help: string, value: (state: ServerState) => number | Sample[]) =>
    gauge(name, help, async () => value(await state()));
  return [
    of('daylight_database_size_bytes', 'Size of the database.', ({ bytes }) => bytes),
    of('daylight_inbox_batches', 'Batches that wait to be unpacked.', (s) => s.waitingBatches),
    of('daylight_moderation_queue_stories', 'Stories that wait for a moderator.', (s) => s.waitingStories),
    of('daylight_releases', 'Releases on record.', ({ releases }) => releases),
    of('daylight_release_windows_due', 'Windows that have closed and are not measured, by study.', (s) =>
      Object.entries(s.windowsDue).map(([study, value]) => ({ labels: { study }, value })),
    ),
    of('daylight_privacy_budget_spent_ratio', 'Spent share of a year’s privacy budget.', ({ budgets }) =>
      budgets.map(({ study, year, spent }) => ({ labels: { study, year: String(year) }, value: spent })),
    ),
  ];
}
