import { describe, expect, test } from 'vitest';
import { discreteGaussian } from './noise/sample-discrete-gaussian.ts';
import { seededRandom } from './noise/testing/seeded-random.ts';
import { protectFixed, protectSelected } from './protect-cells.ts';
import { rational } from './rational.ts';

const quiet = rational(1n, 1000n);
const selection = { sigmaSquared: 320n, threshold: 132, atLeast: 20 };

/** The noise that a seed gives, in the order in which it is drawn. */
function noiseOf(seed: string, count: number): number[] {
  const [draw, random] = [discreteGaussian(320n), seededRandom(seed)];
  return Array.from({ length: count }, () => Number(draw(random)));
}

describe('protectFixed', () => {
  test('every public key gets its value with its own noise, also one that nobody contributed to', () => {
    const [a = 0, b = 0, c = 0] = noiseOf('fixed', 3);
    const values = protectFixed(
      new Map([['c', 7n]]).set('a', 100n),
      ['a', 'b', 'c'],
      320n,
      seededRandom('fixed'),
    );
    expect([...values]).toEqual([
      ['a', 100 + a],
      ['b', b],
      ['c', 7 + c],
    ]);
    expect(new Set([a, b, c]).size).toBe(3);
  });

  test.each([
    ['a cell whose key is not public', new Map([['z', 1]]), ['a']],
    ['a key that is named twice', new Map<string, number>(), ['a', 'a']],
    ['a count with a fraction', new Map([['a', 1.5]]), ['a']],
    ['a count too large to be exact', new Map([['a', 2 ** 53]]), ['a']],
  ])('%s is refused', (_, cells, keys) => {
    expect(() => protectFixed(cells, keys, 320n, seededRandom(''))).toThrow(RangeError);
  });

  test('a value too large to be exact is refused, not rounded', () => {
    expect(() => protectFixed(new Map([['a', 1n << 60n]]), ['a'], 320n, seededRandom(''))).toThrow(
      RangeError,
    );
  });
});

describe('protectSelected', () => {
  test('what is published is the very value that reached the threshold', () => {
    const counts = [20, 125, 130, 140, 300];
    const noise = noiseOf('selected', counts.length);
    const cells = counts.map((contributors, index) => ({ key: `k${index}`, contributors }));
    const expected = counts
      .map((count, index) => ({ key: `k${index}`, value: count + (noise[index] ?? 0) }))
      .filter(({ value }) => value >= 132);
    expect(protectSelected(cells, selection, seededRandom('selected'))).toEqual(expected);
  });

  test('with hardly any noise both conditions show', () => {
    const cells = [19, 20, 24, 25, 26].map((contributors) => ({ key: `${contributors}`, contributors }));
    const published = (threshold: number, atLeast: number) =>
      protectSelected(cells, { sigmaSquared: quiet, threshold, atLeast }, seededRandom('')).map(
        ({ key }) => key,
      );
    expect(published(25, 20)).toEqual(['25', '26']);
    expect(published(20, 20)).toEqual(['20', '24', '25', '26']);
    expect(published(26, 26)).toEqual(['26']);
  });

  test('the order is that of the keys, however the cells came', () => {
    const cells = ['b', 'Z', 'ä', 'a'].map((key) => ({ key, contributors: 1000 }));
    const keys = (list: typeof cells) =>
      protectSelected(list, selection, seededRandom('')).map(({ key }) => key);
    expect(keys(cells)).toEqual(['Z', 'a', 'b', 'ä']);
    expect(keys(cells.toReversed())).toEqual(['Z', 'a', 'b', 'ä']);
  });

  test.each([
    [
      'a key that comes twice',
      [
        { key: 'a', contributors: 30 },
        { key: 'a', contributors: 30 },
      ],
      selection,
    ],
    ['a count with a fraction', [{ key: 'a', contributors: 30.5 }], selection],
    ['a threshold below what a cell needs', [], { ...selection, threshold: 19 }],
    ['no noise at all', [], { ...selection, sigmaSquared: 0n }],
  ])('%s is refused', (_, cells, how) => {
    expect(() => protectSelected(cells, how, seededRandom(''))).toThrow(RangeError);
  });
});
