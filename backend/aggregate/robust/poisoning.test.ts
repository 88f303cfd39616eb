import { describe, expect, test } from 'vitest';
import { seededRandom } from '../cohort/seeded-random.ts';
import { type ShareHistogram, shareHistogram } from '../share-histogram/share-histogram.ts';
import type { PointEstimate } from './estimate.ts';
import { fakesToMove } from './fakes-to-move.ts';
import { medianShare } from './median.ts';
import { noised, population, type Shape, shapes, volunteers } from './testing/made-up-shares.ts';
import { errorByFakes, plainMean } from './testing/poison.ts';
import { trimmedMeanShare } from './trimmed-mean.ts';

const active = 15_000;
const names = Object.keys(shapes) as Shape[];

const published = new Map<Shape, { honest: number[]; releases: ShareHistogram[] }>();

/** Exact bins of 15,000 honest people, and 20 releases about them. */
function publish(name: Shape) {
  const known = published.get(name);
  if (known) return known;
  const random = seededRandom(`poisoning ${name}`);
  const honest = volunteers(population(name), active, random);
  const made = { honest, releases: Array.from({ length: 20 }, () => noised(honest, random)) };
  published.set(name, made);
  return made;
}

function poisoning(...arguments_: Parameters<typeof fakesToMove>) {
  const found = fakesToMove(...arguments_);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

test.each([
  'everybody sees 8 %',
  '8 %, people much alike',
  '8 %, people unlike',
  '8 %, a few see far more',
  'about a third',
  'about half',
  'about four fifths',
  'anything as likely',
] as const)('%s: it takes at least 5 in 100 fakes to move the median by a tenth', (name) => {
  for (const release of publish(name).releases) {
    const { share, fragile } = poisoning(release);
    expect(share).toBeGreaterThanOrEqual(0.05);
    expect(fragile).toBe(false);
  }
});

test.each(['two camps', 'four in ten see none', 'six in ten see none'] as const)(
  '%s: the median is flagged and never a headline',
  (name) => {
    const flagged = publish(name).releases.filter((release) => poisoning(release).fragile);
    expect(flagged).toHaveLength(20);
  },
);

test('what the noise leaves unflagged needs at least 4.5 % of fakes in truth, whatever people see', () => {
  const points: PointEstimate[] = [medianShare, trimmedMeanShare];
  const unflagged = names.flatMap((name) => {
    const { honest, releases } = publish(name);
    return points.flatMap((point) => {
      const isHeadline = releases.some((release) => !poisoning(release, 0.1, point).fragile);
      return isHeadline ? [poisoning(shareHistogram(honest), 0.1, point).share ?? 1] : [];
    });
  });
  expect(unflagged.length).toBeGreaterThan(12);
  expect(Math.min(...unflagged)).toBeGreaterThanOrEqual(0.045);
});

test('a plain mean is moved by about 1 % of fakes, which is why none is published', () => {
  const { share, fragile } = poisoning(publish('8 %, people unlike').releases[0] ?? never(), 0.1, plainMean);
  expect(share).toBeLessThan(0.015);
  expect(fragile).toBe(true);
});

describe('error against share of fakes', () => {
  const rows = errorByFakes(publish('8 %, people unlike').honest, seededRandom('error by fakes'));
  const at = (percent: number) => rows.find((row) => row.percent === percent) ?? never();

  test('grows with the fakes, from what the noise alone makes', () => {
    expect(rows.map(({ percent }) => percent)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20]);
    expect(at(0).median).toBeLessThan(0.02);
    expect(at(20).median).toBeGreaterThan(at(5).median);
  });

  test('stays below a tenth for the median up to 8 %, for the trimmed mean up to 5 %, and for a plain mean not even at 2 %', () => {
    expect(at(8).median).toBeLessThan(0.1);
    expect(at(5).trimmedMean).toBeLessThan(0.1);
    expect(at(2).mean).toBeGreaterThan(0.1);
  });
});

function never(): never {
  throw new Error('There is none.');
}
