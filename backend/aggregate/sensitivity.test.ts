import { describe, expect, test } from 'vitest';
import { boundContributions, type Contribution } from './bound-contributions.ts';
import { seededRandom } from './noise/testing/seeded-random.ts';
import { patience, times } from './noise/testing/times.ts';
import type { Mechanism } from './testing/mechanism.ts';
import { mutants } from './testing/mutants.ts';
import { numberFrom, randomPerson } from './testing/random-contributions.ts';
import { tableDistance } from './testing/table-distance.ts';

/**
 * Bounds random small databases, and the same without each of their people in turn and with one more.
 * @returns the first pair that differs by more than it may, in words; or nothing
 */
function findTooFar(bound: Mechanism['bound'], databases: number, seed: string): string | undefined {
  const random = seededRandom(seed);
  for (let i = 0; i < databases; i += 1) {
    const limits = {
      cells: numberFrom(1, 4, random),
      each: numberFrom(1, 4, random),
      key: Buffer.alloc(32, numberFrom(0, 255, random)),
    };
    const names = Array.from({ length: numberFrom(1, 4, random) }, (_, index) => `p${index}`);
    const rows = names.flatMap((name) => randomPerson(name, random));
    const all = bound(rows, limits);
    const neighbours: [name: string, rows: Contribution[]][] = [
      ...names.map((name): [string, Contribution[]] => [
        name,
        rows.filter((row) => row.contributor !== name),
      ]),
      ['newcomer', [...randomPerson('newcomer', random), ...rows]],
    ];
    for (const [name, others] of neighbours) {
      const far = tableDistance(all, bound(others, limits));
      const { cells, each } = limits;
      const isWithin =
        far.cells <= cells &&
        far.contributorsSquared <= cells &&
        far.each <= each &&
        far.totalSquared <= cells * each ** 2;
      if (!isWithin) return JSON.stringify({ database: i, name, cells, each, far, rows });
    }
  }
  return undefined;
}

describe('one person more or less changes no more than the noise is measured for', () => {
  test(
    'in 100,000 small databases, without each of their people and with one more',
    () => {
      expect(findTooFar(boundContributions, 100_000 * times, 'sensitivity')).toBeUndefined();
    },
    patience,
  );

  test.each(['one cell too many', 'bounding off by one'] as const)('%s is found out', (name) => {
    expect(findTooFar(mutants[name].bound, 1000, name)).toBeDefined();
  });

  test('choosing the cells in which most people are is found out', () => {
    const commonest: Mechanism['bound'] = (contributions, bound) => {
      const rows = [...contributions];
      const people = Map.groupBy(rows, ({ cell }) => cell);
      const common = [...people].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
      const kept = new Set(common.slice(0, bound.cells).map(([cell]) => cell));
      return boundContributions(
        rows.filter(({ cell }) => kept.has(cell)),
        bound,
      );
    };
    expect(findTooFar(commonest, 1000, 'commonest')).toBeDefined();
  });
});
