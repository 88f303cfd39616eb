import {
  type BoundedCell,
  boundContributions,
  type Contribution,
  type ContributionBound,
} from '../bound-contributions.ts';
import type { RandomSource } from '../noise/random.ts';
import {
  type FoundCell,
  type ProtectedCell,
  protectFixed,
  protectSelected,
  type Selection,
} from '../protect-cells.ts';
import type { Rational } from '../rational.ts';

/** Everything between what people contributed and what is published. */
export interface Mechanism {
  bound(contributions: Iterable<Contribution>, bound: ContributionBound): Map<string, BoundedCell>;
  fixed(
    cells: ReadonlyMap<string, number | bigint>,
    keys: readonly string[],
    sigmaSquared: bigint | Rational,
    random: RandomSource,
  ): Map<string, number>;
  selected(cells: readonly FoundCell[], selection: Selection, random: RandomSource): ProtectedCell[];
}

/** The one that makes releases. */
export const real: Mechanism = {
  bound: boundContributions,
  fixed: protectFixed,
  selected: protectSelected,
};
