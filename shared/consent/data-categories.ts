import type { Kind } from '../observations/kind.ts';
import type { QueryForm } from '../rules/query-form.ts';

/** Kinds of data as Firefox names them in its own consent (`data_collection_permissions`). */
export type DataCategory =
  | 'browsingActivity'
  | 'websiteContent'
  | 'searchTerms'
  | 'personalCommunications'
  | 'personallyIdentifyingInfo';

/**
 * What Firefox has to be asked for before something of a kind may leave the device, on top of the site itself: kinds of
 * observation, the forms of what a person types, stories, which are their own words and count as personal data, and a
 * `post` in a social network, which Firefox counts among communications although it is public. A result without its search is content of a website like any other. A test holds the built manifest against this table.
 */
export const dataCategories = {
  recommendation: ['browsingActivity', 'websiteContent'],
  ad: ['browsingActivity', 'websiteContent'],
  result: ['browsingActivity', 'websiteContent'],
  answer: ['browsingActivity', 'websiteContent', 'personalCommunications'],
  term: ['searchTerms'],
  prompt: ['personalCommunications'],
  post: ['personalCommunications'],
  story: ['websiteContent', 'personallyIdentifyingInfo'],
  structure: ['websiteContent'],
} as const satisfies Record<Kind | QueryForm | 'post' | 'story' | 'structure', readonly DataCategory[]>;

/** What a kind of observation of a source counts as. */
export function countsAs(
  kind: Kind,
  { people }: { people?: boolean | undefined },
): (keyof typeof dataCategories)[] {
  return people && (kind === 'recommendation' || kind === 'result') ? [kind, 'post'] : [kind];
}

/** Everything that some kinds need, each once, in the order of the alphabet. */
export function categoriesOf(kinds: readonly (keyof typeof dataCategories)[]): DataCategory[] {
  return [...new Set<DataCategory>(kinds.flatMap((kind) => [...dataCategories[kind]]))].sort();
}
