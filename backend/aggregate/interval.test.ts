import { describe, expect, test } from 'vitest';
import { intervalsOf, simultaneousFactor } from './interval.ts';
import { seededRandom } from './noise/testing/seeded-random.ts';
import { patience, times } from './noise/testing/times.ts';
import { protectFixed, protectSelected } from './protect-cells.ts';
import { type Rational, rational } from './rational.ts';

const draws = 100_000 * times;
const tables = [
  ['A', 320n],
  ['B', 1_000_000n],
  ['C', 2000n],
  ['M', 1250n],
] as const;

/** In what share of noised counts, which are all 0 here, the interval for a variance holds the count. */
function coverage(claimed: bigint, drawn: bigint | Rational, seed: string): number {
  const [intervalOf, random] = [intervalsOf(claimed, null), seededRandom(seed)];
  const keys = Array.from({ length: 1000 }, (_, index) => `${index}`);
  let covered = 0;
  for (let i = 0; i < draws / keys.length; i += 1)
    for (const value of protectFixed(new Map(), keys, drawn, random).values()) {
      const { ci95_low, ci95_high } = intervalOf(value);
      if (ci95_low <= 0 && 0 <= ci95_high) covered += 1;
    }
  return covered / draws;
}

describe('a nominal 95 % interval', () => {
  test.each(tables)('of table %s covers 94 to 96 %', (name, sigmaSquared) => {
    const share = coverage(sigmaSquared, sigmaSquared, `coverage ${name}`);
    expect(share).toBeGreaterThan(0.94);
    expect(share).toBeLessThan(0.96);
  });

  test.each([
    ['smaller', rational(81n * 320n, 100n), (share: number) => share > 0.96],
    ['larger', rational(121n * 320n, 100n), (share: number) => share < 0.94],
  ])('would not, with a sigma that is a tenth %s', (name, drawn, isOff) => {
    expect(coverage(320n, drawn, `coverage ${name}`)).toSatisfy(isOff);
  });

  test('covers as much of a cell that is found, away from the threshold; near it, cells are marked', () => {
    const [intervalOf, random] = [intervalsOf(320n, 132), seededRandom('found')];
    const publishedOf = (contributors: number) =>
      Array.from({ length: draws / 5 }, () =>
        protectSelected(
          [{ key: 'a', contributors }],
          { sigmaSquared: 320n, threshold: 132, atLeast: 20 },
          random,
        ),
      ).flatMap((cells) => cells.map(({ value }) => intervalOf(value)));
    const away = publishedOf(250);
    const covered = away.filter((one) => one.ci95_low <= 250 && 250 <= one.ci95_high).length / away.length;
    expect(covered).toBeGreaterThan(0.94);
    expect(covered).toBeLessThan(0.96);
    expect(away.filter((one) => one.near_threshold).length / away.length).toBeLessThan(0.01);
    const near = publishedOf(110);
    expect(near.filter((one) => one.near_threshold).length / near.length).toBeGreaterThan(0.95);
  });

  test('has whole ends, the narrowest that hold', () => {
    expect(intervalsOf(320n, null)(100)).toEqual({ ci95_low: 65, ci95_high: 135, near_threshold: false });
    expect(intervalsOf(1_000_000n, null)(0)).toEqual({
      ci95_low: -1960,
      ci95_high: 1960,
      near_threshold: false,
    });
  });

  test('a value is near its threshold when it is less than two sigma above it', () => {
    const intervalOf = intervalsOf(400n, 100);
    expect([99, 139, 140].map((value) => intervalOf(value).near_threshold)).toEqual([true, true, false]);
  });
});

describe('the factor for several cells at once', () => {
  test('is 1 for one cell and grows with their number', () => {
    const factors = [1, 2, 20, 3000].map((cells) => simultaneousFactor(320n, cells));
    expect(factors[0]).toBe(1);
    expect(factors).toEqual(factors.toSorted((a, b) => a - b));
    expect(factors[2]).toBeCloseTo(1.543, 6);
  });

  test(
    'widened by it, all of 20 intervals hold in 95 % of releases',
    () => {
      const [random, releases] = [seededRandom('sidak'), draws / 10];
      const keys = Array.from({ length: 20 }, (_, index) => `${index}`);
      const half = Math.ceil(intervalsOf(320n, null)(0).ci95_high * simultaneousFactor(320n, keys.length));
      let held = 0;
      for (let i = 0; i < releases; i += 1) {
        const values = [...protectFixed(new Map(), keys, 320n, random).values()];
        if (values.every((value) => Math.abs(value) <= half)) held += 1;
      }
      expect(held / releases).toBeGreaterThan(0.945);
      expect(held / releases).toBeLessThan(0.965);
    },
    patience,
  );

  test.each([0, -1, 1.5])('for %s cells there is none', (cells) => {
    expect(() => simultaneousFactor(320n, cells)).toThrow(RangeError);
  });
});
