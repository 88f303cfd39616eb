import type { TalliesAnswer } from '../../messages/tallies.ts';

type Discard = TalliesAnswer['discards'][number];

/** Why an item was not kept, as far as it matters to a person. */
export type Why = 'tooLong' | 'looksPersonal' | 'other';

const whys: Readonly<Record<string, Why>> = {
  'too-long': 'tooLong',
  'too-many-words': 'tooLong',
  'long-number': 'looksPersonal',
  email: 'looksPersonal',
  credentials: 'looksPersonal',
  token: 'looksPersonal',
};

/** What was not kept, newest first; reasons that mean the same to a person are added up. */
export function groupDiscards(discards: readonly Discard[]): (Omit<Discard, 'reason'> & { why: Why })[] {
  const groups = new Map<string, Omit<Discard, 'reason'> & { why: Why }>();
  for (const { reason, n, ...place } of discards) {
    const why = whys[reason] ?? 'other';
    const key = [place.day, place.source, place.kind, why].join(' ');
    groups.set(key, { ...place, why, n: n + (groups.get(key)?.n ?? 0) });
  }
  return [...groups.values()].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : b.n - a.n));
}
