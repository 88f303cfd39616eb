import { Kind } from '#shared/observations/kind.ts';
import type { ItemFilter } from '../../messages/items.ts';
import type { TalliesAnswer } from '../../messages/tallies.ts';

type Tally = TalliesAnswer['tallies'][number];

/** A value that one can filter by, and how many items have it. */
export interface Choice<Value extends string> {
  value: Value;
  n: number;
}

/** How many items fit a filter. */
export function countFitting(tallies: readonly Tally[], filter: ItemFilter): number {
  return sum(tallies.filter((tally) => fits(tally, filter)));
}

/**
 * What one can choose from, given everything else that is chosen: only what leads somewhere, and what is chosen now. Days
 * are newest first, kinds in their usual order, sites with the most first.
 */
export function choicesFor(
  tallies: readonly Tally[],
  filter: ItemFilter,
): { sources: Choice<string>[]; kinds: Choice<Kind>[]; days: Choice<string>[] } {
  const { source, kind, day, ...statuses } = filter;
  const others = {
    source: { ...statuses, ...(kind && { kind }), ...(day && { day }) },
    kind: { ...statuses, ...(source && { source }), ...(day && { day }) },
    day: { ...statuses, ...(source && { source }), ...(kind && { kind }) },
  };
  return {
    sources: countBy(tallies, others.source, (tally) => tally.source, source).sort((a, b) => b.n - a.n),
    kinds: countBy(tallies, others.kind, (tally) => tally.kind, kind).sort(
      (a, b) => Kind.options.indexOf(a.value) - Kind.options.indexOf(b.value),
    ),
    days: countBy(tallies, others.day, (tally) => tally.day, day).sort((a, b) =>
      a.value < b.value ? 1 : -1,
    ),
  };
}

function countBy<Value extends string>(
  tallies: readonly Tally[],
  filter: ItemFilter,
  read: (tally: Tally) => Value,
  chosen: Value | undefined,
): Choice<Value>[] {
  const counts = new Map<Value, number>(chosen === undefined ? [] : [[chosen, 0]]);
  for (const tally of tallies)
    if (fits(tally, filter)) counts.set(read(tally), (counts.get(read(tally)) ?? 0) + tally.n);
  return [...counts].map(([value, n]) => ({ value, n }));
}

function fits(tally: Tally, { statuses, source, kind, day }: ItemFilter): boolean {
  return (
    statuses.includes(tally.status) &&
    (source === undefined || tally.source === source) &&
    (kind === undefined || tally.kind === kind) &&
    (day === undefined || tally.day === day)
  );
}

function sum(tallies: readonly Tally[]): number {
  return tallies.reduce((total, { n }) => total + n, 0);
}
