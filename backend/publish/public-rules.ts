import { epsilonOf } from '../aggregate/privacy/delta.ts';
import { publicProfile, type TableName } from '../aggregate/profile.ts';
import { rational } from '../aggregate/rational.ts';

/** One table of every release, as a reader needs to know it. */
export interface PublicTable {
  name: TableName;
  counts: 'contributors' | 'things';
  /** Standard deviation of the noise of a cell, to one decimal. */
  sigma: number;
  per: 'window' | 'week';
}

/** The rules by which every public release is protected, as numbers for people. */
export interface PublicRules {
  atLeast: number;
  threshold: number;
  fewestActive: number;
  enrolledDays: number;
  activeDays: number;
  yearlyRho: number;
  /** Of a year, rounded up to two decimals. */
  epsilon: number;
  delta: number;
  tables: PublicTable[];
}

/** The rules of the profile that is in force: they are never written down a second time. */
export function publicRules(): PublicRules {
  const { selection, eligible, fewestActive, yearlyRho, delta, tables } = publicProfile;
  return {
    ...{ atLeast: selection.atLeast, threshold: selection.threshold, fewestActive, yearlyRho, delta },
    ...eligible,
    epsilon: Math.ceil(epsilonOf(rational(BigInt(Math.round(yearlyRho * 1_000)), 1_000n), delta) * 100) / 100,
    tables: (Object.entries(tables) as [TableName, (typeof tables)[TableName]][]).map(
      ([name, { counts, sigmaSquared, per }]) => ({
        ...{ name, counts, per },
        sigma: Number(Math.sqrt(sigmaSquared).toFixed(1)),
      }),
    ),
  };
}
