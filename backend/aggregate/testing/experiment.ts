import { createHash } from 'node:crypto';
import type { Contribution } from '../bound-contributions.ts';
import type { RandomSource } from '../noise/random.ts';
import { gaussianDelta } from '../privacy/gaussian-profile.ts';
import { thresholdFor } from '../privacy/threshold.ts';
import type { Mechanism } from './mechanism.ts';

/** Two sets of contributions that differ in one person, and what a right mechanism may at most let slip about which. */
export interface Experiment {
  name: string;
  /** Gives a function that publishes once: a value for each key, `absent` for a cell that was not published. */
  release(mechanism: Mechanism, withPerson: boolean): (random: RandomSource) => Float64Array;
  /** The delta allowed for an epsilon. */
  profile(epsilon: number): number;
}

/** Lower than every value. */
const absent = -1000;

// Bounding is decided by the key; privacy has to hold for each, so one is enough.
const key = createHash('sha256').update('experiment').digest();
const mu = 1;

/** A table with fixed keys: 3 cells of a person count, each twice at most, so sigma^2 = 3 * 2^2 / mu^2. */
function fixedTable(name: string, person: readonly Contribution[]): Experiment {
  const [keys, bound] = [['a', 'b', 'c', 'd', 'e'], { cells: 3, each: 2, key }];
  const others = keys.map((cell, index) => ({ contributor: `p${index}`, cell, count: index + 1 }));
  return {
    name,
    release: (mechanism, withPerson) => {
      const bounded = mechanism.bound([...others, ...(withPerson ? person : [])], bound);
      const totals = new Map([...bounded].map(([cell, { total }]) => [cell, total]));
      return (random) =>
        Float64Array.from(mechanism.fixed(totals, keys, 12n / BigInt(mu ** 2), random).values());
    },
    profile: (epsilon) => gaussianDelta(mu, epsilon),
  };
}

const thresholdDelta = 0.01;
const cellsOfOne = 2;
const selection = { sigmaSquared: 2n / BigInt(mu ** 2), atLeast: 3 };
const threshold = thresholdFor({ ...selection, cells: cellsOfOne, delta: thresholdDelta });

/** A table whose keys are found: 2 cells of a person count, once each, so sigma^2 = 2 / mu^2. */
function foundTable(name: string, others: number): Experiment {
  const [keys, bound] = [['a', 'b', 'c'], { cells: cellsOfOne, each: 1, key }];
  const crowd = keys.flatMap((cell) =>
    Array.from({ length: others }, (_, index) => ({ contributor: `${cell}${index}`, cell, count: 1 })),
  );
  const person = keys.map((cell) => ({ contributor: 'person', cell, count: 4 }));
  return {
    name,
    release: (mechanism, withPerson) => {
      const bounded = mechanism.bound([...crowd, ...(withPerson ? person : [])], bound);
      const cells = [...bounded].map(([cell, { contributors }]) => ({ key: cell, contributors }));
      return (random) => {
        const values = new Map(
          mechanism
            .selected(cells, { ...selection, threshold }, random)
            .map((cell) => [cell.key, cell.value]),
        );
        return Float64Array.from(keys, (cell) => values.get(cell) ?? absent);
      };
    },
    profile: (epsilon) => gaussianDelta(mu, epsilon) + thresholdDelta,
  };
}

/** Where mistakes show: at the bounds, beside cells that the person has nothing to do with, and at both thresholds. */
export const experiments: readonly Experiment[] = [
  fixedTable(
    'somebody who is everywhere, often',
    ['a', 'b', 'c', 'd', 'e'].map((cell) => ({ contributor: 'person', cell, count: 9 })),
  ),
  fixedTable(
    'somebody who keeps within the bounds',
    ['a', 'b', 'c'].map((cell) => ({ contributor: 'person', cell, count: 2 })),
  ),
  foundTable('the person with whom a cell reaches the threshold', threshold - 1),
  foundTable('the person with whom a cell has enough people', selection.atLeast - 1),
];
