import { countCandidates } from '../extract/find-candidates.ts';
import type { Located } from '../extract/locate.ts';
import type { PageView } from './page-view.ts';

/**
 * Counts what has come since a page view had its fill, by each surface's most frequent rule alone: looking closer would
 * cost more than the number is worth.
 */
export function countOverflow(all: readonly Located[], view: PageView): void {
  for (const { surface, containers, spots } of all) {
    const byRule = [...Map.groupBy(spots, ({ rule }) => rule).values()];
    const largest = byRule.reduce<typeof spots>((a, b) => (b.length > a.length ? b : a), []);
    const rules = largest.slice(0, 1).map(({ rule }) => rule);
    if (rules.length === 0) continue;
    const there = containers.reduce((sum, container) => sum + countCandidates(container, rules), 0);
    view.countBeyond(surface.id, there);
  }
}
