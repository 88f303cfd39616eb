import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundContributions, type Contribution } from './bound-contributions.ts';

const key = Uint8Array.from({ length: 32 }, (_, index) => index);
const someone: Contribution[] = ['video', 'search', 'feed', 'shop', 'answer'].map((cell, index) => ({
  contributor: 'c1',
  cell,
  count: index + 1,
}));

describe('boundContributions', () => {
  test('keeps the cells with the smallest keyed hashes, worked out by hand', () => {
    const ranked = someone
      .map((row) => ({ ...row, text: `${Buffer.from(key).toString('hex')}|c1|${row.cell}` }))
      .map((row) => ({ ...row, rank: createHash('sha256').update(row.text, 'utf8').digest('hex') }))
      .sort((a, b) => a.rank.localeCompare(b.rank, 'en'));
    const kept = ranked
      .slice(0, 2)
      .map(({ cell, count }) => [cell, { contributors: 1, total: Math.min(3, count) }]);
    expect([...boundContributions(someone, { cells: 2, each: 3, key })]).toEqual(kept);
  });

  test('what SQL has to give, too', () => {
    const cells = boundContributions(
      someone.flatMap((row) =>
        [row, { ...row, contributor: 'k7' }, { ...row, contributor: 'c3', cell: 'naïve ß' }].slice(
          0,
          row.cell === 'feed' ? 3 : 2,
        ),
      ),
      { cells: 3, each: 2, key },
    );
    expect(Object.fromEntries(cells)).toMatchInlineSnapshot(`
      {
        "answer": {
          "contributors": 1,
          "total": 2,
        },
        "feed": {
          "contributors": 2,
          "total": 4,
        },
        "naïve ß": {
          "contributors": 1,
          "total": 2,
        },
        "search": {
          "contributors": 1,
          "total": 2,
        },
        "shop": {
          "contributors": 2,
          "total": 4,
        },
      }
    `);
  });

  test('counts everything of people who keep within the bounds', () => {
    const rows = fc.uniqueArray(
      fc.record({
        contributor: fc.constantFrom('a', 'b', 'c'),
        cell: fc.constantFrom('x', 'y', 'z'),
        count: fc.integer({ min: 1, max: 5 }),
      }),
      { selector: ({ contributor, cell }) => `${contributor}|${cell}` },
    );
    fc.assert(
      fc.property(rows, (all) => {
        const cells = boundContributions(all, { cells: 3, each: 5, key });
        for (const cell of ['x', 'y', 'z']) {
          const inside = all.filter((row) => row.cell === cell);
          expect(cells.get(cell)).toEqual(
            inside.length === 0
              ? undefined
              : { contributors: inside.length, total: inside.reduce((sum, { count }) => sum + count, 0) },
          );
        }
      }),
    );
  });

  test('another key keeps other cells', () => {
    const kept = (byte: number) =>
      [...boundContributions(someone, { cells: 2, each: 1, key: Buffer.alloc(32, byte) }).keys()].join();
    expect(new Set(Array.from({ length: 40 }, (_, byte) => kept(byte))).size).toBeGreaterThan(5);
  });

  const row = { contributor: 'a', cell: 'x', count: 1 };
  const bound = { cells: 1, each: 1, key };
  test.each([
    ['two rows for one cell', [row, row], bound],
    ['a count of 0', [{ ...row, count: 0 }], bound],
    ['half a count', [{ ...row, count: 1.5 }], bound],
    ['a bound of 0 cells', [row], { ...bound, cells: 0 }],
    ['a bound of half a count', [row], { ...bound, each: 0.5 }],
    ['a short key', [row], { ...bound, key: key.subarray(1) }],
  ])('%s is refused: it would break the bound', (_, rows, limits) => {
    expect(() => boundContributions(rows, limits)).toThrow(RangeError);
  });
});
