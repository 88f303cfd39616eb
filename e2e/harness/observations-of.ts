import { utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { Observation } from '#shared/observations/observation.ts';
import type { Draft } from '../../extension/extract/draft.ts';

/** What a volunteer's device would make of drafts that were in view today. */
export function observationsOf(drafts: readonly Draft[]): Observation[] {
  const stamp = { source: 'youtube', rules: 'youtube@1', seen: { day: utcDay(new Date()), visibleMs: 1500 } };
  return drafts.map((draft) => Observation.parse({ id: newDayId(Date.now()), ...draft, ...stamp }));
}
