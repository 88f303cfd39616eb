import { expect, test } from 'vitest';
import { rational } from '../rational.ts';
import { rhoOfGaussian, sumRho } from './rho.ts';

test('the tables of a window and a week cost what was planned, exactly', () => {
  const [a, b, m] = [
    rhoOfGaussian(32n, 320n),
    rhoOfGaussian(8n * 50n ** 2n, 1_000_000n),
    rhoOfGaussian(20n, 1250n),
  ];
  const weekly = rhoOfGaussian(8n, 2000n);
  expect([a, b, m, weekly]).toEqual([
    rational(1n, 20n),
    rational(1n, 100n),
    rational(1n, 125n),
    rational(1n, 500n),
  ]);
  const year = sumRho([...Array(13).fill([a, b, m]).flat(), ...Array(52).fill(weekly)]);
  expect(year).toEqual(rational(988n, 1000n));
});

test('a variance may be a fraction, and nothing costs nothing', () => {
  expect(rhoOfGaussian(3n, rational(1n, 2n))).toEqual(rational(3n));
  expect(sumRho([])).toEqual(rational(0n));
});

test.each([0n, -1n])('noise of variance %s is refused', (variance) => {
  expect(() => rhoOfGaussian(1n, variance)).toThrow(RangeError);
});
