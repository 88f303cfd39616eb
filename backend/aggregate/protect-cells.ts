import type { RandomSource } from './noise/random.ts';
import { discreteGaussian } from './noise/sample-discrete-gaussian.ts';
import type { Rational } from './rational.ts';
import { toNumber, toWhole } from './whole-number.ts';

/** A cell whose key comes out of the data: that it is there at all says something. */
export interface FoundCell {
  key: string;
  /** Different contributors in it, after bounding. */
  contributors: number | bigint;
}

/** A published cell. */
export interface ProtectedCell {
  key: string;
  /** With noise. */
  value: number;
}

/** Who is published of the cells that were found, and how. */
export interface Selection {
  /** The variance of the noise. */
  sigmaSquared: bigint | Rational;
  /** What a value must reach with its noise; from `thresholdFor`. */
  threshold: number;
  /** How many contributors a cell must really have. */
  atLeast: number;
}

/**
 * Adds noise to cells whose keys were public before there were data. Every key gets a value, also one that nobody
 * contributed to, and each its own noise, once; a value may be negative.
 * @param cells bounded before, with a squared L2 sensitivity that `sigmaSquared` was chosen for
 * @returns in the order of `keys`
 * @throws RangeError for a cell whose key is not public, and for a key that is named twice.
 */
export function protectFixed(
  cells: ReadonlyMap<string, number | bigint>,
  keys: readonly string[],
  sigmaSquared: bigint | Rational,
  random: RandomSource,
): Map<string, number> {
  const drawNoise = discreteGaussian(sigmaSquared);
  const known = assertDifferent(keys);
  for (const key of cells.keys())
    if (!known.has(key)) throw new RangeError('A cell has a key that is not public');
  return new Map(keys.map((key) => [key, toNumber(toWhole(cells.get(key) ?? 0n) + drawNoise(random))]));
}

/**
 * Adds noise to cells that were found in the data, and publishes those that have enough contributors before noise and
 * reach the threshold with it. The value that is published is the one that was judged: with noise drawn anew, a second
 * time or only for what is published, one release would give two answers about the same people.
 * @returns in the order of their keys, since the order in which cells come may depend on what is in them
 * @throws RangeError for a key that comes twice, and when the threshold lies below `atLeast`.
 */
export function protectSelected(
  cells: readonly FoundCell[],
  { sigmaSquared, threshold, atLeast }: Selection,
  random: RandomSource,
): ProtectedCell[] {
  const drawNoise = discreteGaussian(sigmaSquared);
  const [enough, floor] = [toWhole(threshold), toWhole(atLeast)];
  if (enough < floor) throw new RangeError('A threshold does not lie below the people that a cell needs');
  assertDifferent(cells.map((cell) => cell.key));
  return cells
    .flatMap(({ key, contributors }) => {
      const count = toWhole(contributors);
      if (count < floor) return [];
      const value = count + drawNoise(random);
      return value >= enough ? [{ key, value: toNumber(value) }] : [];
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function assertDifferent(keys: readonly string[]): Set<string> {
  const different = new Set(keys);
  if (different.size !== keys.length) throw new RangeError('A key is there twice');
  return different;
}
