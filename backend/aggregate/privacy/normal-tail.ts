const rootOfTwo = Math.sqrt(2);
const rootOfPi = Math.sqrt(Math.PI);
/** From here on the continued fraction needs fewer terms than the series loses digits. */
const seriesUntil = 1.5;
const fractionDepth = 200;

/**
 * The probability that a standard normal number is above x, to about 13 digits, also far out (0 from about 38 on).
 * Series and continued fraction of the error function: Abramowitz and Stegun 7.1.6 and 7.1.14.
 */
export function normalTail(x: number): number {
  return x < 0 ? 1 - complementaryError(-x / rootOfTwo) / 2 : complementaryError(x / rootOfTwo) / 2;
}

function complementaryError(x: number): number {
  if (x < seriesUntil) return 1 - errorBySeries(x);
  let fraction = x;
  for (let k = fractionDepth; k >= 1; k -= 1) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / (rootOfPi * fraction);
}

/** All terms are positive, so that nothing cancels. */
function errorBySeries(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; term > sum * Number.EPSILON; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / rootOfPi) * Math.exp(-x * x) * sum;
}
