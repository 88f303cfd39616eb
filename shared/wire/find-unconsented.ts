import { type Scope, scopeKey } from '../consent/scope.ts';
import type { Batch } from './batch.ts';

/**
 * What a batch holds and names no consent for: for an observation the scope of its kind; for what was typed to get it
 * that of `query`, and where people may read the item also that of `query` as exhibit; for counts any kind of their
 * source. The device asks this before it sends and the server before it stores.
 * @returns `source/kind/tier`, or `source` for counts; undefined where everything is named
 */
export function findUnconsented({
  consents,
  observations,
  exposures,
}: Pick<Batch, 'consents' | 'observations' | 'exposures'>): string | undefined {
  const named = new Set(consents.map(({ scope }) => scopeKey(scope)));
  for (const { source, kind, context } of observations) {
    const needed: Scope[] = [{ source, kind, tier: 'aggregate' }];
    if (context.query !== undefined) {
      needed.push({ source, kind: 'query', tier: 'aggregate' });
      if (named.has(scopeKey({ source, kind, tier: 'exhibit' })))
        needed.push({ source, kind: 'query', tier: 'exhibit' });
    }
    const missing = needed.map(scopeKey).find((key) => !named.has(key));
    if (missing) return missing;
  }
  const sources = new Set(consents.flatMap(({ scope }) => (scope.kind === 'query' ? [] : scope.source)));
  return exposures.find(({ source }) => !sources.has(source))?.source;
}
