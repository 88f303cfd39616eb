import { type Scope, type ScopeKey, type ScopeKind, scopeKey, Tier } from '#shared/consent/scope.ts';
import type { Exposure } from '#shared/observations/exposure.ts';
import { Kind } from '#shared/observations/kind.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { withoutQuery } from '#shared/observations/without-query.ts';
import type { Batch, ConsentReference, ConsentSnapshot } from '#shared/wire/batch.ts';
import { limits } from '#shared/wire/limits.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';
import type { Grant } from './fold.ts';
import type { Decide } from './permission.ts';

/** An observation on this device, with the moment it was seen. */
export interface Kept {
  observation: Observation;
  /** Milliseconds since 1970; never leaves the device. */
  capturedAt: number;
}

/** The scope that an observation falls under, or (`kind: 'query'`) what was typed to get it. */
export function scopeOf(
  { source, kind }: { source: string; kind: ScopeKind },
  tier: Tier = 'aggregate',
): Scope {
  return { source, kind, tier };
}

/** Whether counts of a page view may go along: something that was seen on it at that moment may be sent. */
export function maySendCounts(decide: Decide, source: string, at: number): boolean {
  return Kind.options.some((kind) => decide.send(scopeOf({ source, kind }), at).allowed);
}

/**
 * Bytes of JSON text that the items of one batch may have. Uncompressed, so that with its counts it is small enough whatever
 * compressing makes of it.
 */
export const mostBytes = 0.75 * limits.bodyBytes;

/**
 * Puts together a batch of what is agreed to, with the consent it rests on; undefined where nothing is. Where a person
 * may read single items, too, that consent goes along. What was typed to get an item goes along where that is agreed to;
 * with an item that a person may read only where that may be read as well. Without it the item goes alone. Exposure
 * counts go along with a source of which anything is agreed to.
 */
export function composeBatch(
  batchId: string,
  study: string,
  kept: readonly Kept[],
  exposures: readonly Exposure[],
  decide: Decide,
): Batch | undefined {
  const joined = decide.study();
  if (!joined.allowed) return undefined;
  const consents = new Map<ScopeKey, ConsentSnapshot>();
  /** Names the consent for a scope, where it held when something was seen and holds now. */
  const claim = (scope: Scope, capturedAt: number): boolean => {
    const decision = decide.send(scope, capturedAt);
    if (decision.allowed) consents.set(scopeKey(scope), { scope, ...referenceTo(decision.grant) });
    return decision.allowed;
  };
  const oldest = new Map<ScopeKey, { scope: Scope; capturedAt: number }>();
  const chosen: Kept[] = [];
  let bytes = 0;
  for (const { observation, capturedAt } of kept) {
    if (chosen.length === limits.batchObservations) break;
    const scope = scopeOf(observation);
    const key = scopeKey(scope);
    if (!decide.send(scope, capturedAt).allowed) continue;
    bytes += new TextEncoder().encode(JSON.stringify(observation)).length;
    if (bytes > mostBytes && chosen.length > 0) break;
    claim(scope, capturedAt);
    oldest.set(key, { scope, capturedAt: Math.min(capturedAt, oldest.get(key)?.capturedAt ?? capturedAt) });
    chosen.push({ observation, capturedAt });
  }
  if (chosen.length === 0) return undefined;
  for (const { scope, capturedAt } of oldest.values()) claim({ ...scope, tier: 'exhibit' }, capturedAt);
  const observations = chosen.map(({ observation, capturedAt }) => {
    if (observation.context.query === undefined) return observation;
    const { source, kind } = observation;
    const isExhibit = consents.has(scopeKey(scopeOf({ source, kind }, 'exhibit')));
    const needed = (isExhibit ? Tier.options : [Tier.enum.aggregate]).map((tier) =>
      scopeOf({ source, kind: 'query' }, tier),
    );
    if (!needed.every((scope) => decide.send(scope, capturedAt).allowed)) return withoutQuery(observation);
    for (const scope of needed) claim(scope, capturedAt);
    return observation;
  });
  const sources = new Set(observations.map((observation) => observation.source));
  return {
    wire: wireVersion,
    batchId,
    study,
    joined: referenceTo(joined.grant),
    consents: [...consents.values()],
    observations,
    exposures: exposures.filter((e) => sources.has(e.source)).slice(0, limits.batchExposures),
  };
}

/** A consent as a batch or a story points to it. */
function referenceTo({ document, entry }: Grant): ConsentReference {
  return { document, grant: entry };
}
