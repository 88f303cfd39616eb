import type { Batch } from './batch.ts';

/** `source/kind` of what a person may read of a batch: the scopes that were granted as exhibit. */
export function exhibitsOf({ consents }: Pick<Batch, 'consents'>): ReadonlySet<string> {
  const exhibits = consents.filter(({ scope }) => scope.tier === 'exhibit');
  return new Set(exhibits.map(({ scope }) => `${scope.source}/${scope.kind}`));
}
