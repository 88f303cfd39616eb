import { v7 } from 'uuid';
import { utcDay } from '#shared/day.ts';
import { Observation } from '#shared/observations/observation.ts';
import type { Draft } from '../../extension/extract/draft.ts';

/** What a volunteer's device would make of drafts that were in view today. */
export function observationsOf(drafts: readonly Draft[]): Observation[] {
  const stamp = { source: 'youtube', rules: 'youtube@1', seen: { day: utcDay(new Date()), visibleMs: 1500 } };
  return drafts.map((draft) => Observation.parse({ id: v7(), ...draft, ...stamp }));
}
