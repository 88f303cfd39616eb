import { utcDay } from '../day.ts';
import type { Observation } from '../observations/observation.ts';
import type { Batch } from '../wire/batch.ts';
import { projectObservation } from './project-observation.ts';
import type { Study, StudyCell } from './study.ts';

/** What of a study decides what may go to it. */
export type StudyBounds = Pick<Study, 'cells' | 'from' | 'until' | 'arms'>;

/** The cell that an item falls under; undefined where the study does not ask for it. */
export function cellFor(
  { cells }: Pick<Study, 'cells'>,
  { source, surface, kind }: Pick<Observation, 'source' | 'surface' | 'kind'>,
): StudyCell | undefined {
  return cells.find((cell) => cell.source === source && cell.surface === surface && cell.kind === kind);
}

/** Whether a moment lies in the time of a study, by days in UTC. */
export function isInPeriod({ from, until }: Pick<Study, 'from' | 'until'>, at: number): boolean {
  const day = utcDay(new Date(at));
  return from <= day && day <= until;
}

/**
 * What in a batch a study does not ask for: another site, surface or kind, a day outside of its time, a field too many, a
 * count, an arm that there is not, a consent that is not the one to take part. The device asks this before it sends and
 * the server before it stores.
 * @returns a sentence for whoever looks for the mistake; undefined where all of it is asked for
 */
export function findOutsideStudy(batch: Batch, study: StudyBounds): string | undefined {
  const { joined, consents, observations, exposures } = batch;
  if (exposures.length > 0) return 'Counts of page views go to no study.';
  const other = consents.find(
    ({ document, grant }) => document !== joined.document || grant !== joined.grant,
  );
  if (other) return 'A consent in it is another than the one to take part in the study.';
  if (study.arms ? !study.arms.includes(joined.arm ?? '') : joined.arm !== undefined)
    return `The study has no group "${joined.arm ?? ''}".`;
  for (const observation of observations) {
    const { source, surface, kind, seen, id } = observation;
    const cell = cellFor(study, observation);
    if (!cell) return `The study does not ask for ${kind} on ${surface} of ${source}.`;
    if (seen.day < study.from || seen.day > study.until)
      return `${seen.day} is not in the time of the study, ${study.from} to ${study.until}.`;
    const asked = projectObservation(observation, new Set(cell.fields), id);
    if (!isSame(asked, observation))
      return `More fields of ${kind} on ${surface} of ${source} than the study asks for.`;
  }
  return undefined;
}

/** Whether two values are the same as JSON, whatever the order of their keys. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  const [mine, its] = [Object.entries(one), Object.entries(other)];
  const values = new Map(its);
  return (
    mine.length === its.length &&
    mine.every(([key, value]) => values.has(key) && isSame(value, values.get(key)))
  );
}
