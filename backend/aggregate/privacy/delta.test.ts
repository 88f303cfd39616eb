import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rational } from '../rational.ts';
import { deltaOf, epsilonOf } from './delta.ts';
import { gaussianDelta, gaussianEpsilon } from './gaussian-profile.ts';

const rhos = fc.tuple(fc.bigInt({ min: 1n, max: 400n }), fc.bigInt({ min: 1n, max: 400n }));

describe('deltaOf', () => {
  // From the tests of OpenDP; the last is given there to eleven digits.
  test.each([
    [rational(1n, 20n), 0.25, 0.0817727531036956, 1e-12],
    [rational(1n, 2n), 0, 0.5588356393474351, 1e-12],
    [rational(5n, 10n ** 30n), 1e-13, 2.6196763297e-234, 5e-11],
  ])('gives what OpenDP gives', (rho, epsilon, golden, within) => {
    expect(Math.abs(deltaOf(rho, epsilon) / golden - 1)).toBeLessThan(within);
  });

  test('is never below what Gaussian noise of the same rho really needs', () => {
    fc.assert(
      fc.property(rhos, fc.double({ min: 0, max: 20, noNaN: true }), ([n, d], epsilon) => {
        const needed = gaussianDelta(Math.sqrt((2 * Number(n)) / Number(d)), epsilon);
        return deltaOf(rational(n, d), epsilon) >= needed * (1 - 1e-9);
      }),
    );
  });

  test('is 0 for what costs nothing, and never more than 1', () => {
    expect(deltaOf(rational(0n), 0)).toBe(0);
    expect(deltaOf(rational(1000n), 0)).toBe(1);
    expect(() => deltaOf(rational(1n), -1)).toThrow(RangeError);
  });
});

describe('epsilonOf', () => {
  test('is large enough for its delta, and hardly larger', () => {
    fc.assert(
      fc.property(rhos, fc.double({ min: 1e-12, max: 0.5, noNaN: true }), ([n, d], delta) => {
        const rho = rational(n, d);
        const epsilon = epsilonOf(rho, delta);
        expect(deltaOf(rho, epsilon)).toBeLessThanOrEqual(delta);
        if (epsilon > 0) expect(deltaOf(rho, epsilon * (1 - 1e-9))).toBeGreaterThan(delta * (1 - 1e-9));
      }),
    );
  });

  test('says what a window and a year of the planned tables come to', () => {
    const [window, year] = [rational(68n, 1000n), rational(988n, 1000n)];
    expect(epsilonOf(window, 1e-6)).toBeCloseTo(1.7375, 4);
    expect(epsilonOf(year, 1e-6)).toBeCloseTo(7.712, 4);
    expect(gaussianEpsilon(Math.sqrt(2 * 0.068), 1e-6)).toBeCloseTo(1.6161, 4);
    expect(gaussianEpsilon(Math.sqrt(2 * 0.988), 1e-6)).toBeCloseTo(7.2349, 4);
  });

  test.each([0, 1, Number.NaN])('a delta of %s is refused', (delta) => {
    expect(() => epsilonOf(rational(1n), delta)).toThrow(RangeError);
  });
});
