import type { Study } from '#shared/studies/study.ts';

/** A study with an end, as it was published. */
export interface LimitedStudy {
  /** The newest version: what holds for its time. */
  study: Study;
  /** Every version, by its digest: what somebody agreed to is what is taken from them. */
  versions: ReadonlyMap<string, Study>;
  /** Day on which it was closed before its time; null where it was not. */
  closed: string | null;
}

/** Names of the studies that this server has to do with: its own, and those with an end, also when they are over. */
export interface KnownStudies extends Iterable<string> {
  has(study: string): boolean;
  /** The study of this name, where it is one with an end. */
  limited(study: string): LimitedStudy | undefined;
}

/** Whether a study takes something on a day (YYYY-MM-DD in UTC). */
export function isOpen({ study: { from, until }, closed }: LimitedStudy, today: string): boolean {
  return closed === null && from <= today && today <= until;
}

/** The studies of a server that has none with an end. */
export function ownStudies(names: readonly string[]): KnownStudies {
  const own = new Set(names);
  return {
    has: (study) => own.has(study),
    limited: () => undefined,
    [Symbol.iterator]: () => own[Symbol.iterator](),
  };
}
