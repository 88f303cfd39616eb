/** A noisy number and the variance of its noise. */
export interface Noisy {
  value: number;
  variance: number;
}

/** A quotient of two noisy numbers. */
export interface Ratio {
  value: number;
  /** Standard deviation for the noise, to first order (delta method). */
  sigma: number;
  ci95_low: number;
  ci95_high: number;
}

/** How many standard deviations of its noise a denominator must be above 0: below, a quotient says nothing. */
const leastSigmas = 4;

const z95 = 1.959963984540054;

/**
 * The quotient of two noisy numbers with the interval of Fieller 1954: every quotient r that a test of
 * `numerator - r * denominator = 0` would not refuse. It covers 95 % also where the delta method does not.
 * @param covariance of the two noises: the variance of the numerator where it is part of the denominator
 * @returns null where the denominator is not {@link leastSigmas} above 0
 */
export function ratioOf(numerator: Noisy, denominator: Noisy, covariance = 0): Ratio | null {
  const { value: n, variance: vn } = numerator;
  const { value: d, variance: vd } = denominator;
  if (!(d > 0) || d * d < leastSigmas * leastSigmas * vd) return null;
  const value = n / d;
  const z2 = z95 * z95;
  // The quotients in the interval solve a r^2 - 2 b r + c <= 0; a > 0, since the denominator is far from 0.
  const a = d * d - z2 * vd;
  const b = n * d - z2 * covariance;
  const c = n * n - z2 * vn;
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  const sigma = Math.sqrt(Math.max(0, vn - 2 * value * covariance + value * value * vd)) / d;
  return { value, sigma, ci95_low: (b - root) / a, ci95_high: (b + root) / a };
}

/** A part of a whole, from 0 to 1, from the noisy part and the noisy rest. Cut at 0 and 1, and to four decimals. */
export function shareOf(part: Noisy, rest: Noisy): Ratio | null {
  const whole = { value: part.value + rest.value, variance: part.variance + rest.variance };
  const ratio = ratioOf(part, whole, part.variance);
  return ratio && rounded(ratio, 1);
}

/** A quotient to four decimals, its interval outward, all of it cut at 0 and `most`. */
export function rounded({ value, sigma, ci95_low, ci95_high }: Ratio, most = Number.MAX_VALUE): Ratio {
  const cut = (number: number) => Math.min(most, Math.max(0, number));
  const middle = cut(Math.round(value * 10_000) / 10_000);
  return {
    value: middle,
    sigma: Math.ceil(sigma * 10_000) / 10_000,
    ci95_low: Math.min(middle, cut(Math.floor(ci95_low * 10_000) / 10_000)),
    ci95_high: Math.max(middle, cut(Math.ceil(ci95_high * 10_000) / 10_000)),
  };
}
