import type { SeededRandom } from '../../cohort/seeded-random.ts';

/** Standard normal (Box and Muller). */
export function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Beta(a, b), as gammas after Marsaglia and Tsang. */
export function beta(random: SeededRandom, a: number, b: number): number {
  const x = gamma(random, a);
  return x / (x + gamma(random, b));
}

/** How many of so many things, each with chance p. */
export function binomial(random: SeededRandom, things: number, p: number): number {
  let hits = 0;
  for (let thing = 0; thing < things; thing += 1) if (random() < p) hits += 1;
  return hits;
}

function gamma(random: SeededRandom, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
