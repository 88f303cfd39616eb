import { hash } from 'node:crypto';
import { toNumber, toWhole } from './whole-number.ts';

/** How often one contributor has something to do with one cell; one such row for each contributor and cell. */
export interface Contribution {
  contributor: string;
  cell: string;
  /** A positive whole number. */
  count: number;
}

/** How much of one contributor counts. */
export interface ContributionBound {
  /** Cells of one contributor that count, at most. */
  cells: number;
  /** What one contributor adds to one cell, at most. */
  each: number;
  /** 32 random bytes, made for this window and thrown away with it. */
  key: Uint8Array;
}

/** What is in a cell after bounding. Without one contributor it holds one person less and at most `each` less. */
export interface BoundedCell {
  /** Different contributors whose part in this cell counts. */
  contributors: number;
  /** What they add up to, each of them at most `each`. */
  total: number;
}

const keyBytes = 32;

/**
 * Bounds what one contributor can change, which is what noise is measured by: with one contributor more or less, at
 * most `cells` cells differ, each by 1 in `contributors` and by at most `each` in `total`. So the squared L2
 * sensitivities are `cells` and `cells * each^2`, whatever anybody else contributed.
 *
 * Which cells of a contributor count is decided by rank: those with the smallest SHA-256 of
 * `hex(key)|contributor|cell`, compared as lower-case hexadecimal text. The hash is used as a pseudo-random function
 * with a secret key: nobody who does not know the key can choose cells that will count, and once it is thrown away
 * nobody can work out which did. Rank looks at the contributor's own cells alone; the largest or commonest cells of
 * all would be a choice that depends on other people. The same in SQL has to give the same cells.
 * @throws RangeError for a bound or count that is no positive whole number, for a key that is not 32 bytes long, and
 * for a second row of the same contributor and cell: each would break the bound.
 */
export function boundContributions(
  contributions: Iterable<Contribution>,
  { cells, each, key }: ContributionBound,
): Map<string, BoundedCell> {
  assertPositive(cells);
  if (key.length !== keyBytes) throw new RangeError(`The key of a window is ${keyBytes} bytes long`);
  const prefix = Buffer.from(key).toString('hex');

  const sums = new Map<string, { contributors: bigint; total: bigint }>();
  for (const [contributor, counts] of byContributor(contributions, assertPositive(each))) {
    const ranked = [...counts]
      .map(([cell, count]) => ({
        cell,
        count,
        rank: hash('sha256', `${prefix}|${contributor}|${cell}`, 'hex'),
      }))
      .sort((a, b) => (a.rank < b.rank ? -1 : 1));
    for (const { cell, count } of ranked.slice(0, cells)) {
      const sum = sums.get(cell) ?? { contributors: 0n, total: 0n };
      sum.contributors += 1n;
      sum.total += count;
      sums.set(cell, sum);
    }
  }
  return new Map(
    [...sums].map(([cell, { contributors, total }]) => [
      cell,
      { contributors: toNumber(contributors), total: toNumber(total) },
    ]),
  );
}

/** Of each contributor, how often each cell counts if it counts at all. */
function byContributor(
  contributions: Iterable<Contribution>,
  most: bigint,
): Map<string, Map<string, bigint>> {
  const all = new Map<string, Map<string, bigint>>();
  for (const { contributor, cell, count } of contributions) {
    const counts = all.get(contributor) ?? new Map<string, bigint>();
    if (counts.has(cell)) throw new RangeError('A contributor has two rows for one cell');
    let counted = assertPositive(count);
    if (counted > most) counted = most;
    all.set(contributor, counts.set(cell, counted));
  }
  return all;
}

function assertPositive(value: number): bigint {
  const whole = toWhole(value);
  if (whole < 1n) throw new RangeError('A count, and what bounds it, is a positive whole number');
  return whole;
}
