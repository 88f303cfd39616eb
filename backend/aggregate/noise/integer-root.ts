/** The largest whole number whose square is not above a number that is not negative: Newton's method, from above. */
export function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let [above, next] = [value, value / 2n];
  while (next < above) {
    above = next;
    next = (above + value / above) / 2n;
  }
  return above;
}
