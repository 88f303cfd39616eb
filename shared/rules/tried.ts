import { z } from 'zod';
import type { Kind } from '../observations/kind.ts';
import type { RulePack } from './rule-pack.ts';

/** On how many of the surfaces that it is read from a kind was tried on real captures: on all, on some, on none. */
export const Tried = z.enum(['all', 'some', 'none']);
export type Tried = z.infer<typeof Tried>;

/** How far a pack's rules for a kind were tried. Of a kind that it never reads: `all`, as nothing is left to try. */
export function triedOf({ surfaces, items }: RulePack, kind: Kind): Tried {
  const reading = surfaces.filter((surface) => surface.items.some((name) => items[name]?.kind === kind));
  const untried = reading.filter(({ unverified }) => unverified).length;
  if (untried === 0) return 'all';
  return untried < reading.length ? 'some' : 'none';
}

/** Ids of the surfaces whose rules were never tried on a real capture, in the order of the pack. */
export function untriedSurfaces({ surfaces }: RulePack): string[] {
  return surfaces.filter(({ unverified }) => unverified).map(({ id }) => id);
}
