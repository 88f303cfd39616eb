/**
 * The end of an axis that begins at 0: the least round number (1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten) that no
 * value is above; 1 where every value is 0.
 */
export function niceMaximum(values: readonly number[]): number {
  const highest = Math.max(0, ...values);
  if (highest === 0) return 1;
  const power = Math.floor(Math.log10(highest));
  const unit = 10 ** Math.abs(power);
  // Divided where the unit is below 1: 2 / 10 is 0.2, and 2 * 0.1 would not always be.
  const steps = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => (power < 0 ? step / unit : step * unit));
  return steps.find((step) => step >= highest) ?? highest;
}

/** How long a bar is, of `length`. What is not 0 stays visible. */
export function barLength(value: number, maximum: number, length: number, least = 0): number {
  if (value <= 0 || maximum <= 0) return 0;
  return Math.max(least, Math.min(1, value / maximum) * length);
}
