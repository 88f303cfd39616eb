import { type Scope, type ScopeKey, scopeKey } from '#shared/consent/scope.ts';
import type { Exposure } from '#shared/observations/exposure.ts';
import type { Observation } from '#shared/observations/observation.ts';
import { type Batch, type ConsentSnapshot, wireVersion } from '#shared/wire/batch.ts';
import { limits } from '#shared/wire/limits.ts';
import type { Decide } from './permission.ts';

/** An observation on this device, with the moment it was seen. */
export interface Kept {
  observation: Observation;
  /** Milliseconds since 1970; never leaves the device. */
  capturedAt: number;
}

/** The scope that an observation falls under. */
export function scopeOf(observation: Pick<Observation, 'source' | 'kind'>): Scope {
  return { source: observation.source, kind: observation.kind, tier: 'aggregate' };
}

/**
 * Puts together a batch of what is agreed to, with the consent it rests on; undefined where nothing is. Exposure counts
 * go along with a source of which anything is agreed to.
 */
export function composeBatch(
  batchId: string,
  study: string,
  kept: readonly Kept[],
  exposures: readonly Exposure[],
  decide: Decide,
): Batch | undefined {
  const consents = new Map<ScopeKey, ConsentSnapshot>();
  const observations: Observation[] = [];
  for (const { observation, capturedAt } of kept) {
    if (observations.length === limits.batchObservations) break;
    const scope = scopeOf(observation);
    const decision = decide(scope, capturedAt);
    if (!decision.allowed) continue;
    consents.set(scopeKey(scope), { scope, document: decision.document });
    observations.push(observation);
  }
  if (observations.length === 0) return undefined;
  const sources = new Set([...consents.values()].map((consent) => consent.scope.source));
  return {
    wire: wireVersion,
    batchId,
    study,
    consents: [...consents.values()],
    observations,
    exposures: exposures.filter((e) => sources.has(e.source)).slice(0, limits.batchExposures),
  };
}
