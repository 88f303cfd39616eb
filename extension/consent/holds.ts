import type { ConsentReference } from '#shared/wire/batch.ts';
import type { Decision, Denial } from './permission.ts';

/** Why a gate stays shut. `other-consent`: it names another consent than holds now, and is to be put together anew. */
export type Withheld = Denial | 'unreadable' | 'other-consent';

/** Why a consent that a text names does not hold; undefined where it does. */
export function holds(reference: ConsentReference, decision: Decision): Withheld | undefined {
  if (!decision.allowed) return decision.why;
  const { document, entry } = decision.grant;
  return reference.document === document && reference.grant === entry ? undefined : 'other-consent';
}
