/** How one table of a release is counted and protected. Numbers are whole, so that rho is an exact fraction. */
export interface TableRule {
  /** What a cell counts. */
  counts: 'contributors' | 'things';
  /** Variance of the discrete Gaussian noise of each cell. */
  sigmaSquared: number;
  /**
   * Most that one contributor can change the whole table by, squared (L2). Measures share it: the cells of each, times the
   * square of how much a contributor may add to one, sum up to no more.
   */
  squaredSensitivity: number;
  /** How often it is measured: a contributor counts anew in each week of a weekly table. */
  per: 'window' | 'week';
}

/** Name of a table, as in the plan that the defaults come from. */
export type TableName = 'A' | 'B' | 'C' | 'M';

/** Everything that decides how much a release tells about one contributor. */
export interface PrivacyProfile {
  name: string;
  tables: Readonly<Record<TableName, TableRule>>;
  /** Table A names what the data name: a cell is published when so many stand behind it, and so many with noise. */
  selection: { atLeast: number; threshold: number; delta: number };
  /** A contributor counts when they enrolled so long before the end of the window, and were active on so many days. */
  eligible: { enrolledDays: number; activeDays: number };
  /** Fewer active contributors (with noise): table A is left out. */
  fewestActive: number;
  /** Most rho that is spent in a year of 13 windows. */
  yearlyRho: number;
  /** Delta at which epsilon is told. */
  delta: number;
}

/**
 * The default. One privacy unit is one contributor of a study (add or remove). A year costs rho 0.988, which is epsilon
 * 7.71 at delta 1e-6. Sources: Bun and Steinke 2016 (zCDP), Canonne, Kamath and Steinke 2020 (discrete Gaussian).
 */
export const publicProfile: PrivacyProfile = {
  name: 'D1',
  tables: {
    /** Contributors by what the data name: publishers, items, advertisers, domains. rho 0.05. */
    A: { counts: 'contributors', sigmaSquared: 320, squaredSensitivity: 32, per: 'window' },
    /** Things by keys that are known beforehand. rho 0.01. */
    B: { counts: 'things', sigmaSquared: 1_000_000, squaredSensitivity: 20_000, per: 'window' },
    /** Contributors by keys that are known beforehand. rho 0.002 each week. */
    C: { counts: 'contributors', sigmaSquared: 2_000, squaredSensitivity: 8, per: 'week' },
    /** Contributors by their own share, for each headline figure. rho 0.008. */
    M: { counts: 'contributors', sigmaSquared: 1_250, squaredSensitivity: 20, per: 'window' },
  },
  selection: { atLeast: 20, threshold: 132, delta: 1e-8 },
  eligible: { enrolledDays: 14, activeDays: 3 },
  fewestActive: 5_000,
  yearlyRho: 1,
  delta: 1e-6,
};
