import { expect, test } from 'vitest';
import { ratioOf, rounded, shareOf } from './ratio.ts';

/** A standard normal draw from a small generator that gives the same on every machine (mulberry32, Box-Muller). */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

test.each([
  [600, 9_400],
  [2_500, 2_500],
  [1_500, 5_000],
])('intervals of the share of %d beside %d hold the true one in 94 to 96 of 100 cases', (part, rest) => {
  const draw = normals(part + 1);
  const runs = 20_000;
  let held = 0;
  let told = 0;
  for (let run = 0; run < runs; run += 1) {
    const noisy = (value: number) => ({ value: value + 1_000 * draw(), variance: 1_000_000 });
    const share = shareOf(noisy(part), noisy(rest));
    if (!share) continue;
    told += 1;
    const truth = part / (part + rest);
    if (share.ci95_low <= truth && truth <= share.ci95_high) held += 1;
  }
  expect(told).toBeGreaterThan(runs / 8);
  expect(held / told).toBeGreaterThan(0.94);
  expect(held / told).toBeLessThan(0.965);
});

test('of a denominator that may be nothing but noise there is no quotient', () => {
  const noisy = (value: number) => ({ value, variance: 1_000_000 });
  expect(ratioOf(noisy(500), noisy(3_999))).toBeNull();
  expect(ratioOf(noisy(500), noisy(-9_000))).toBeNull();
  expect(ratioOf(noisy(500), noisy(0))).toBeNull();
  expect(ratioOf(noisy(500), noisy(4_000))).not.toBeNull();
});

test('a share lies between 0 and 1, within its interval, also where the noise says otherwise', () => {
  for (const part of [-3_000, 0, 3_000, 30_000, 60_000]) {
    const share = shareOf(
      { value: part, variance: 1_000_000 },
      { value: 20_000 - part, variance: 1_000_000 },
    );
    if (!share) throw new Error('The denominator is large enough.');
    expect(share.ci95_low).toBeGreaterThanOrEqual(0);
    expect(share.ci95_low).toBeLessThanOrEqual(share.value);
    expect(share.ci95_high).toBeGreaterThanOrEqual(share.value);
    expect(share.ci95_high).toBeLessThanOrEqual(1);
  }
});

test('without noise a quotient is exact', () => {
  const exact = ratioOf({ value: 3, variance: 0 }, { value: 4, variance: 0 });
  expect(exact && rounded(exact)).toEqual({ value: 0.75, sigma: 0, ci95_low: 0.75, ci95_high: 0.75 });
});
