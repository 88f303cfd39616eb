import { type Scope, type ScopeKey, scopeKey, type Tier } from '#shared/consent/scope.ts';
import type { Exposure } from '#shared/observations/exposure.ts';
import { Kind } from '#shared/observations/kind.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { type Batch, type ConsentReference, type ConsentSnapshot, wireVersion } from '#shared/wire/batch.ts';
import { limits } from '#shared/wire/limits.ts';
import type { Grant } from './fold.ts';
import type { Decide } from './permission.ts';

/** An observation on this device, with the moment it was seen. */
export interface Kept {
  observation: Observation;
  /** Milliseconds since 1970; never leaves the device. */
  capturedAt: number;
}

/** The scope that an observation falls under. */
export function scopeOf(observation: Pick<Observation, 'source' | 'kind'>, tier: Tier = 'aggregate'): Scope {
  return { source: observation.source, kind: observation.kind, tier };
}

/** Whether counts of a page view may go along: something that was seen on it at that moment may be sent. */
export function maySendCounts(decide: Decide, source: string, at: number): boolean {
  return Kind.options.some((kind) => decide.send(scopeOf({ source, kind }), at).allowed);
}

// Uncompressed, so that with its counts it is small enough whatever compressing makes of it.
const mostBytes = 0.75 * limits.bodyBytes;

/**
 * Puts together a batch of what is agreed to, with the consent it rests on; undefined where nothing is. Where a person
 * may read single items, too, that consent goes along. Exposure counts go along with a source of which anything is
 * agreed to.
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
  const oldest = new Map<ScopeKey, { scope: Scope; capturedAt: number }>();
  const observations: Observation[] = [];
  let bytes = 0;
  for (const { observation, capturedAt } of kept) {
    if (observations.length === limits.batchObservations) break;
    const scope = scopeOf(observation);
    const key = scopeKey(scope);
    const decision = decide.send(scope, capturedAt);
    if (!decision.allowed) continue;
    bytes += new TextEncoder().encode(JSON.stringify(observation)).length;
    if (bytes > mostBytes && observations.length > 0) break;
    consents.set(key, { scope, ...referenceTo(decision.grant) });
    oldest.set(key, { scope, capturedAt: Math.min(capturedAt, oldest.get(key)?.capturedAt ?? capturedAt) });
    observations.push(observation);
  }
  if (observations.length === 0) return undefined;
  for (const { scope, capturedAt } of oldest.values()) {
    const exhibit: Scope = { ...scope, tier: 'exhibit' };
    const decision = decide.send(exhibit, capturedAt);
    if (decision.allowed) consents.set(scopeKey(exhibit), { scope: exhibit, ...referenceTo(decision.grant) });
  }
  const sources = new Set([...consents.values()].map((consent) => consent.scope.source));
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
