/**
 * Where random noise enters a release: after the threshold, before any share is computed from the counts, and nowhere
 * else. Everything after it is post-processing.
 */
export interface NoiseMechanism {
  /** Name for the manifest. */
  readonly name: string;
  /** One sentence for the manifest and the dataset's page. */
  readonly statement: string;
  /** The count to publish in place of a true count. */
  perturb(count: number): number;
}

/** Publishes counts as they are. The only mechanism so far. */
export const exact: NoiseMechanism = {
  name: 'none',
  statement:
    'No noise is added yet: the counts are exact, and the threshold is the only protection. Comparing two releases can show that one person joined a cell.',
  perturb: (count) => count,
};
