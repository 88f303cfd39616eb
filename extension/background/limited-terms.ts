import type { LimitedTerms } from '../consent/permission.ts';
import type { KnownStudy } from './known-studies.ts';

/** What studies with an end may get, as decisions need it. */
export function limitedTerms(known: ReadonlyMap<string, KnownStudy>): Map<string, LimitedTerms> {
  const terms = [...known.values()].map(({ study, row }): [string, LimitedTerms] => {
    const { cells, from, until, arms } = study;
    const bounds = { cells, from, until, ...(arms ? { arms } : {}) };
    return [study.study, { ...bounds, documents: new Set(row.inForce), isClosed: row.closed !== undefined }];
  });
  return new Map(terms);
}
