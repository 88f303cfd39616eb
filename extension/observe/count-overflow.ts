import { widen } from '../extract/find-candidates.ts';
import { findAll } from '../extract/find-elements.ts';
import type { Located } from '../extract/locate.ts';
import type { PageView } from './page-view.ts';

/**
 * Counts what has come since a page view had its fill, by each surface's most frequent rule alone: looking closer would
 * cost more than the number is worth.
 */
export function countOverflow(all: readonly Located[], view: PageView): void {
  for (const { surface, containers, spots } of all) {
    const byRule = [...Map.groupBy(spots, ({ rule }) => rule)];
    const [rule] = byRule.reduce<(typeof byRule)[number] | []>(
      (a, b) => (b[1].length > (a[1]?.length ?? 0) ? b : a),
      [],
    );
    if (!rule) continue;
    const there = containers.reduce(
      (sum, container) => sum + findAll(container, widen(rule.select)).length,
      0,
    );
    view.countBeyond(surface.id, there);
  }
}
