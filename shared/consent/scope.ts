import { z } from 'zod';
import { SourceId } from '../observations/fields.ts';
import { Kind } from '../observations/kind.ts';

/** `aggregate`: only ever published in aggregates. `exhibit`: a person may read this item. */
export const Tier = z.enum(['aggregate', 'exhibit']);
export type Tier = z.infer<typeof Tier>;

/**
 * What can be agreed to on a source: a kind of observation, or `query`, what the person typed to get it. That is no
 * kind: it goes along with an item (`context.query`) or stays away from it, and never goes alone.
 */
export const ScopeKind = z.enum([...Kind.options, 'query']);
export type ScopeKind = z.infer<typeof ScopeKind>;

/** What a person agrees to, one at a time: a source, a kind of observation or what they type, a tier. */
export const Scope = z.strictObject({ source: SourceId, kind: ScopeKind, tier: Tier });
export type Scope = z.infer<typeof Scope>;

/** `source/kind/tier`, the name of a scope as a map key. */
export type ScopeKey = `${string}/${ScopeKind}/${Tier}`;

/** Name of a scope as a map key. */
export function scopeKey(scope: Scope): ScopeKey {
  return `${scope.source}/${scope.kind}/${scope.tier}`;
}
