import { describe, expect, test } from 'vitest';
import { seededRandom } from './noise/testing/seeded-random.ts';
import { patience, times } from './noise/testing/times.ts';
import { discreteGaussianTail } from './privacy/discrete-gaussian-tail.ts';
import { protectSelected } from './protect-cells.ts';
import type { Mechanism } from './testing/mechanism.ts';
import { mutants } from './testing/mutants.ts';

/** Far lower than that of a release, so that the threshold holds back little and the number of people has to. */
const harsh = { sigmaSquared: 320n, threshold: 25, atLeast: 20 };
const keyOf = (contributors: number) => `${contributors}`;

/** Releases of two cells with too few people, 1 to 19 by turns, and one with 20: how often each was published. */
function publish(
  selected: Mechanism['selected'],
  releases: number,
  selection: typeof harsh,
): Map<string, number> {
  const [random, published] = [seededRandom('releases'), new Map<string, number>()];
  const tables = Array.from({ length: 19 }, (_, index) =>
    [1 + index, 1 + ((index + 9) % 19), 20].map((contributors) => ({
      key: keyOf(contributors),
      contributors,
    })),
  );
  for (let i = 0; i < releases; i += 1)
    for (const { key } of selected(tables[i % tables.length] ?? [], selection, random))
      published.set(key, (published.get(key) ?? 0) + 1);
  return published;
}

describe('in simulated releases', () => {
  test(
    'of 1,000,000 none shows a cell with fewer than 20 people, and one with 20 is shown as often as it should be',
    () => {
      const releases = 1_000_000 * times;
      const published = publish(protectSelected, releases, harsh);
      expect([...published.keys()]).toEqual([keyOf(20)]);
      const p = discreteGaussianTail(320n, 25 - 20);
      const off = (published.get(keyOf(20)) ?? 0) - releases * p;
      expect(Math.abs(off)).toBeLessThan(4 * Math.sqrt(releases * p * (1 - p)));
    },
    patience,
  );

  test('20 people reach the true threshold with the probability that it was made for', () => {
    expect(discreteGaussianTail(320n, 132 - 20)).toBeLessThanOrEqual(1e-8 / 32);
    expect(publish(protectSelected, 20_000, { ...harsh, threshold: 132 }).size).toBe(0);
  });

  test('one person too few is found out', () => {
    const lax: Mechanism['selected'] = (cells, selection, random) =>
      protectSelected(cells, { ...selection, atLeast: selection.atLeast - 1 }, random);
    expect([...publish(lax, 2000, harsh).keys()].sort()).toEqual([keyOf(19), keyOf(20)]);
  });

  test('a threshold that is asked before noise is found out', () => {
    const published = publish(mutants['threshold before noise'].selected, 2000, { ...harsh, threshold: 20 });
    expect(published.get(keyOf(20))).toBe(2000);
  });
});
