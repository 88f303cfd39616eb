import type { Kind } from '#shared/observations/kind.ts';
import type { DetailName } from './compare-details.ts';

/** So many are right, of so many. */
interface Share {
  right: number;
  of: number;
}

/**
 * Counts for one kind on one surface, or for what must be counted there and not read (`withheld`). They may be added up
 * over captures.
 */
export interface Score {
  source: string;
  surface: string;
  kind: Kind | 'withheld';
  captures: number;
  expected: number;
  found: number;
  matched: number;
  titles: Share;
  publishers: Share;
  /** Details that expectations give, by name. */
  details: { [name in DetailName]?: Share };
  citations: { expected: number; found: number; matched: number };
  statuses: Share;
  /** Fields that the rules expect, over matched and unmatched items: read, of all. */
  fields: { read: number; of: number };
}

/** An empty score. */
export function noScore(source: string, surface: string, kind: Score['kind']): Score {
  return {
    ...{ source, surface, kind, captures: 0, expected: 0, found: 0, matched: 0 },
    titles: { right: 0, of: 0 },
    publishers: { right: 0, of: 0 },
    details: {},
    citations: { expected: 0, found: 0, matched: 0 },
    statuses: { right: 0, of: 0 },
    fields: { read: 0, of: 0 },
  };
}

/** One more detail that was looked at. */
export function countDetail(score: Score, name: DetailName, { right, of }: Share): void {
  const before = score.details[name] ?? { right: 0, of: 0 };
  score.details[name] = { right: before.right + right, of: before.of + of };
}
