import type { Observation } from '#shared/observations/observation.ts';
import { withoutQuery } from '#shared/observations/without-query.ts';
import { scopeOf } from './compose-batch.ts';
import type { Decide } from './permission.ts';

/**
 * What may be kept of an observation: all of it, all but what was typed to get it, or (undefined) nothing. The page was
 * told as much; nobody relies on that.
 */
export function keepable(observation: Observation, decide: Decide): Observation | undefined {
  if (!decide.capture(scopeOf(observation)).allowed) return undefined;
  const query = scopeOf({ source: observation.source, kind: 'query' });
  return decide.capture(query).allowed ? observation : withoutQuery(observation);
}
