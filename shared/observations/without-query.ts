import type { Observation } from './observation.ts';

/** The same observation without what the person typed to get it; the very same object where there is nothing of it. */
export function withoutQuery(observation: Observation): Observation {
  const { query, ...context } = observation.context;
  return query === undefined ? observation : { ...observation, context };
}
