import type { Observation } from '#shared/observations/observation.ts';
import type { Expectation } from './expectation.ts';

/**
 * Names items with an id that were read more often than they stand on a surface. Shops show one thing in several rows; who
 * reads one row twice makes two of it.
 */
export function readTooOften(
  observations: readonly Observation[],
  { capture, surfaces }: Pick<Expectation, 'capture' | 'surfaces'>,
): string[] {
  const withId = observations.flatMap(({ kind, surface, item: { id } }) =>
    id ? [{ kind, surface, id }] : [],
  );
  const groups = Map.groupBy(withId, (one) => JSON.stringify(one));
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { kind, surface, id } = first;
    const listed = kind === 'answer' ? [] : (surfaces[surface]?.[kind] ?? []);
    const stands = listed.filter(([key]) => key === id).length;
    return alike.length > Math.max(1, stands) ? [`${capture} ${surface} ${kind} ${id}`] : [];
  });
}
