import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../cohort/seeded-random.ts';
import { binsAlone } from './estimate.ts';
import { medianOf } from './median.ts';
import { noised, population, type Shape, shapes, volunteers } from './testing/made-up-shares.ts';
import { type Coverage, measureCoverage } from './testing/measure-coverage.ts';

const names = Object.keys(shapes) as Shape[];
const active = [1000, 5000, 15_000, 25_000];

/** Edges that somebody would register who expects about 8 %. */
const fineEdges = [
  0, 1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 120, 140, 170, 200, 250, 300, 400, 600, 1000,
];

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe.each(names)('%s', (name) => {
  let measured: Coverage[] = [];
  beforeAll(() => {
    const everybody = population(name);
    measured = active.map((n) => measureCoverage(everybody, n, 150, name));
  });
  const within = (key: 'binsAlone' | 'people', figure: 'median' | 'trimmedMean') =>
    mean(measured.map((one) => one[key][figure]));

  test('the 95 % interval for noise and chance holds what the bins make of everybody', () => {
    for (const figure of ['median', 'trimmedMean'] as const) {
      expect(within('binsAlone', figure), figure).toBeGreaterThanOrEqual(0.93);
      expect(within('binsAlone', figure), figure).toBeLessThanOrEqual(0.99);
    }
  });

  test('the published interval holds what is true of the people', () => {
    expect(within('people', 'median')).toBeGreaterThanOrEqual(0.93);
    expect(within('people', 'trimmedMean')).toBeGreaterThanOrEqual(0.93);
  });
});

test('an interval for noise and chance alone would miss what is true of the people', () => {
  const everybody = population('8 %, people unlike');
  const random = seededRandom('bins alone');
  const missed = Array.from({ length: 40 }, () =>
    medianOf(noised(volunteers(everybody, 25_000, random), random), binsAlone),
  ).filter((median) => typeof median !== 'string' && median.ci95_low > everybody.median);
  expect(missed.length).toBeGreaterThan(20);
});

test.each([
  { n: 25_000, typical: 0.006, p95: 0.018 },
  { n: 15_000, typical: 0.009, p95: 0.025 },
  { n: 5000, typical: 0.026, p95: 0.065 },
  { n: 1000, typical: 0.12, p95: 0.36 },
])('the median of $n people who see about 8 % is off by no more than planned', ({ n, typical, p95 }) => {
  const { error } = measureCoverage(population('8 %, people unlike'), n, 400, 'error');
  expect(error.typical).toBeLessThan(typical);
  expect(error.p95).toBeLessThan(p95);
});

test('bins registered finer where the figure is expected make its interval narrower at no cost', () => {
  const name = '8 %, people unlike';
  const equal = measureCoverage(population(name), 15_000, 100, name);
  const fine = measureCoverage(population(name, fineEdges), 15_000, 100, name);
  expect(fine.halfWidth).toBeLessThan(equal.halfWidth / 2);
  expect(fine.people.median).toBeGreaterThanOrEqual(0.93);
});

test('of small groups hardly anything is said, and it is seldom wrong', () => {
  const runs = 400;
  const few = [400, 630, 800, 950].map((n) =>
    measureCoverage(population('8 %, people unlike'), n, runs, 'few'),
  );
  expect(few[0]?.said).toBe(0);
  for (const { said, people } of few) {
    if (said === 0) continue;
    expect((said / runs) * (1 - people.median)).toBeLessThanOrEqual(0.05);
    expect((said / runs) * (1 - people.trimmedMean)).toBeLessThanOrEqual(0.05);
  }
  expect(few[2]?.people.median).toBeGreaterThanOrEqual(0.93);
  expect(few[2]?.people.trimmedMean).toBeGreaterThanOrEqual(0.93);
});
