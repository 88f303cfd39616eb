import { describe, expect, test } from 'vitest';
import { discreteGaussianTail } from '../privacy/discrete-gaussian-tail.ts';
import { normalTail } from '../privacy/normal-tail.ts';
import { type Rational, rational } from '../rational.ts';
import { secureRandom } from './random.ts';
import { sampleBernoulliExp } from './sample-bernoulli-exp.ts';
import { discreteGaussian } from './sample-discrete-gaussian.ts';
import { sampleDiscreteLaplace } from './sample-discrete-laplace.ts';
import { symmetricFit } from './testing/goodness-of-fit.ts';
import { seededRandom } from './testing/seeded-random.ts';
import { patience, times } from './testing/times.ts';

const draws = 200_000 * times;
/** Standard scores; a right sampler exceeds this with about one seed in 20,000. */
const most = 4;
const huge = 1n << 140n;

function gaussianFit(drawnFrom: bigint | Rational, judgedAs: bigint | Rational, width: bigint, seed: string) {
  const [draw, random] = [discreteGaussian(drawnFrom), seededRandom(seed)];
  const tail = (from: number) => discreteGaussianTail(judgedAs, from);
  return symmetricFit(() => draw(random), tail, { draws, width, reach: 60 });
}

describe('sampleDiscreteGaussian', () => {
  test.each<[name: string, sigmaSquared: bigint | Rational, width: bigint]>([
    ['1/3', rational(1n, 3n), 1n],
    ['1', 1n, 1n],
    ['5/2', rational(5n, 2n), 1n],
    ['81/25 of 320', rational(81n * 320n, 25n), 3n],
    ['320', 320n, 1n],
    ['1250', 1250n, 3n],
    ['2000', 2000n, 3n],
    ['1000000', 1_000_000n, 61n],
  ])(
    'with variance %s draws each number as often as it should',
    (name, sigmaSquared, width) => {
      const { statistic, degrees, z } = gaussianFit(sigmaSquared, sigmaSquared, width, `gaussian ${name}`);
      expect(degrees, `${statistic}`).toBeGreaterThan(2);
      expect(Math.abs(z), `${statistic} of ${degrees}`).toBeLessThan(most);
    },
    patience,
  );

  test('draws numbers of more than 64 bits as well', () => {
    const [draw, random] = [discreteGaussian(huge * huge), seededRandom('huge')];
    const { z } = symmetricFit(
      () => draw(random),
      (from) => normalTail((from - 0.5) / Number(huge)),
      {
        draws: draws / 4,
        width: huge / 10n + 1n,
        reach: 40,
      },
    );
    expect(Math.abs(z)).toBeLessThan(most);
  });

  test('would be found out if its variance were 4 % off', () => {
    expect(gaussianFit(rational(96n * 320n, 100n), 320n, 1n, 'gaussian 320').z).toBeGreaterThan(2 * most);
  });

  test('refuses a variance that is not positive', () => {
    expect(() => discreteGaussian(0n)).toThrow(RangeError);
    expect(() => discreteGaussian({ numerator: 1n, denominator: 0n })).toThrow(RangeError);
  });

  test('out of the real generator it draws what it should', () => {
    const draw = discreteGaussian(320n);
    const tail = (from: number) => discreteGaussianTail(320n, from);
    const { z } = symmetricFit(() => draw(secureRandom), tail, { draws: 50_000, width: 1n, reach: 60 });
    // Far beyond what happens by chance: this one has no seed, and may not fail on a good day.
    expect(Math.abs(z)).toBeLessThan(9);
  });
});

describe('sampleDiscreteLaplace', () => {
  test.each<[name: string, scale: bigint | Rational]>([
    ['1/2', rational(1n, 2n)],
    ['1', 1n],
    ['7/3', rational(7n, 3n)],
    ['18', 18n],
  ])('with scale %s draws each number as often as it should', (name, scale) => {
    const random = seededRandom(`laplace ${name}`);
    const value =
      typeof scale === 'bigint' ? Number(scale) : Number(scale.numerator) / Number(scale.denominator);
    const ratio = Math.exp(-1 / value);
    const { z, statistic } = symmetricFit(
      () => sampleDiscreteLaplace(scale, random),
      (from) => ratio ** from / (1 + ratio),
      { draws: draws / 2, width: 1n, reach: 60 },
    );
    expect(Math.abs(z), `${statistic}`).toBeLessThan(most);
  });
});

test.each([
  [0n, 1n],
  [1n, 3n],
  [1n, 1n],
  [7n, 3n],
])('sampleBernoulliExp(%s, %s) is true as often as it should be', (numerator, denominator) => {
  const [random, n] = [seededRandom(`coin ${numerator}/${denominator}`), draws / 2];
  let hits = 0;
  for (let i = 0; i < n; i += 1) if (sampleBernoulliExp(numerator, denominator, random)) hits += 1;
  const p = Math.exp(-Number(numerator) / Number(denominator));
  expect(Math.abs(hits - n * p)).toBeLessThanOrEqual(most * Math.sqrt(n * p * (1 - p)));
});
