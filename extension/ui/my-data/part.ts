import type { TalliesAnswer } from '../../messages/tallies.ts';

/** What is about to be deleted from this device. */
export type Part =
  | { of: 'all' }
  | { of: 'day'; day: string }
  | { of: 'source'; source: string; name: string };

/** Whether items of a tally belong to a part. */
export function concerns(part: Part, tally: TalliesAnswer['tallies'][number]): boolean {
  if (part.of === 'day') return tally.day === part.day;
  return part.of === 'all' || tally.source === part.source;
}
