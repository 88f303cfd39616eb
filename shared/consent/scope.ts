import { z } from 'zod';
import { SourceId } from '../observations/fields.ts';
import { Kind } from '../observations/kind.ts';

/** `aggregate`: only ever published in aggregates. `exhibit`: a person may read this item. */
export const Tier = z.enum(['aggregate', 'exhibit']);
export type Tier = z.infer<typeof Tier>;

/** What a person agrees to, one at a time: a source, a kind of observation, a tier. */
export const Scope = z.strictObject({ source: SourceId, kind: Kind, tier: Tier });
export type Scope = z.infer<typeof Scope>;

/** `source/kind/tier`, the name of a scope as a map key. */
export type ScopeKey = `${string}/${Kind}/${Tier}`;

/** Name of a scope as a map key. */
export function scopeKey(scope: Scope): ScopeKey {
  return `${scope.source}/${scope.kind}/${scope.tier}`;
}
