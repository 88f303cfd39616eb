import { type Scope, type ScopeKey, scopeKey, type Tier } from '#shared/consent/scope.ts';
import { withoutQuery } from '#shared/observations/without-query.ts';
import { cellFor } from '#shared/studies/find-outside-study.ts';
import { projectObservation } from '#shared/studies/project-observation.ts';
import type { Batch, ConsentSnapshot } from '#shared/wire/batch.ts';
import { limits } from '#shared/wire/limits.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';
import { type Kept, mostBytes, scopeOf } from './compose-batch.ts';
import type { Decide } from './permission.ts';

/** An item that is to go to a study, and the id under which it goes there. */
export interface Shared extends Kept {
  id: string;
}

/**
 * Puts together a batch for a study with an end, of the fields that it asks for; undefined where nothing may go. The
 * consent that it rests on is the one to take part: whose entries in the ledger stand in batches of two studies, they
 * could be put together by them. What a person may read, and what was typed, goes along where that is agreed to for the
 * site, as in any batch. Counts of page views go to no study.
 */
export function composeShare(
  batchId: string,
  study: string,
  items: readonly Shared[],
  decide: Decide,
): Batch | undefined {
  const joined = decide.limited(study);
  const terms = decide.terms(study);
  if (!joined.allowed || !terms) return undefined;
  const { document, entry, arm } = joined.grant;
  const chosen: Shared[] = [];
  let bytes = 0;
  for (const item of items) {
    const cell = cellFor(terms, item.observation);
    if (!cell || !decide.share(study, item.observation, item.capturedAt).allowed) continue;
    const observation = projectObservation(item.observation, new Set(cell.fields), item.id);
    bytes += new TextEncoder().encode(JSON.stringify(observation)).length;
    if (chosen.length === limits.batchObservations || (bytes > mostBytes && chosen.length > 0)) break;
    chosen.push({ ...item, observation });
  }
  if (chosen.length === 0) return undefined;
  const consents = new Map<ScopeKey, ConsentSnapshot>();
  const claim = (scope: Scope) => consents.set(scopeKey(scope), { scope, document, grant: entry });
  for (const { observation } of chosen) claim(scopeOf(observation));
  for (const { scope } of [...consents.values()]) {
    const exhibit: Scope = { ...scope, tier: 'exhibit' };
    const same = chosen.filter(({ observation }) => scopeKey(scopeOf(observation)) === scopeKey(scope));
    if (same.every(({ capturedAt }) => decide.send(exhibit, capturedAt).allowed)) claim(exhibit);
  }
  const observations = chosen.map(({ observation, capturedAt }) => {
    if (observation.context.query === undefined) return observation;
    const { source } = observation;
    const isExhibit = consents.has(scopeKey(scopeOf(observation, 'exhibit')));
    const tiers: Tier[] = isExhibit ? ['aggregate', 'exhibit'] : ['aggregate'];
    const needed = tiers.map((tier) => scopeOf({ source, kind: 'query' }, tier));
    if (!needed.every((scope) => decide.send(scope, capturedAt).allowed)) return withoutQuery(observation);
    for (const scope of needed) claim(scope);
    return observation;
  });
  return {
    ...{ wire: wireVersion, batchId, study },
    joined: { document, grant: entry, ...(arm === undefined ? {} : { arm }) },
    ...{ consents: [...consents.values()], observations, exposures: [] },
  };
}
