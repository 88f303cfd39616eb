import type { Kind } from '#shared/observations/kind.ts';
import type { StateAnswer } from '../../messages/state.ts';

// Not read off the schema, which this window does not load.
const order = { recommendation: 0, ad: 1, result: 2, answer: 3 } as const satisfies Record<Kind, number>;
const kinds = Object.keys(order) as Kind[];

/** Today's counts, in a steady order: of every kind that is switched on somewhere, and of any that came today. */
export function kindsToCount({ today, sources }: StateAnswer): { kind: Kind; n: number }[] {
  const chosen = new Set(
    sources
      .flatMap(({ kinds }) => kinds.filter(({ state }) => state === 'granted' || state === 'paused'))
      .map(({ kind }) => kind),
  );
  return kinds
    .map((kind) => ({ kind, n: today.find((count) => count.kind === kind)?.n ?? 0 }))
    .filter(({ kind, n }) => n > 0 || chosen.has(kind));
}
