import type { SeededRandom } from '../../cohort/seeded-random.ts';
import { seededRandom } from '../../cohort/seeded-random.ts';
import { binOf } from '../../share-histogram/bin-of.ts';
import {
  equalEdges,
  type ShareHistogram,
  shareHistogram,
  tableMSigmaSquared,
} from '../../share-histogram/share-histogram.ts';
import { beta, binomial, normal } from './draw.ts';

/** Ways in which the true share can differ from person to person. The first four are about 8 %. */
export const shapes = {
  'everybody sees 8 %': () => 0.08,
  '8 %, people much alike': (random) => beta(random, 3.2, 36.8),
  '8 %, people unlike': (random) => Math.min(0.9, 0.08 * Math.exp(0.6 * normal(random))),
  '8 %, a few see far more': (random) => Math.min(0.9, 0.08 * Math.exp(normal(random))),
  '8 % on average, most see little': (random) => beta(random, 0.96, 11.04),
  'about a third': (random) => beta(random, 3, 7),
  'about half': (random) => beta(random, 5, 5),
  'about four fifths': (random) => beta(random, 12, 3),
  'anything as likely': (random) => random(),
  'four in ten see none': (random) => (random() < 0.4 ? 0 : beta(random, 2, 12)),
  'six in ten see none': (random) => (random() < 0.6 ? 0 : beta(random, 2, 12)),
  'two camps': (random) => (random() < 0.5 ? beta(random, 2, 60) : beta(random, 8, 8)),
} as const satisfies Record<string, (random: SeededRandom) => number>;

/** Name of a way in which the share can differ. */
export type Shape = keyof typeof shapes;

/** Everybody who might have volunteered: what is true of them is known. */
export interface Population {
  /** Bin of each. */
  bins: Uint8Array;
  edges: readonly number[];
  median: number;
  trimmedMean: number;
}

const people = 2 ** 15;

/** Makes up 32,768 people who saw 10 to 1,000 things each, 67 in the middle. */
export function population(shape: Shape, edges: readonly number[] = equalEdges): Population {
  const random = seededRandom(shape);
  const shareOf = shapes[shape];
  const bins = new Uint8Array(people);
  const shares = Float64Array.from(bins, (_, person) => {
    const whole = Math.min(1000, Math.max(10, Math.round(67 * Math.exp(0.9 * normal(random)))));
    const part = binomial(random, whole, shareOf(random));
    bins[person] = binOf(part, whole, edges) ?? 0;
    return part / whole;
  }).sort();
  const kept = shares.subarray(Math.floor(people * 0.1), Math.ceil(people * 0.9));
  const median = ((shares[people / 2 - 1] ?? 0) + (shares[people / 2] ?? 0)) / 2;
  return { bins, edges, median, trimmedMean: kept.reduce((sum, share) => sum + share, 0) / kept.length };
}

/** The bins of all of a population, without chance and noise: what the bins alone make of it. */
export function binned({ bins, edges }: Population): ShareHistogram {
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (const bin of bins) counts[bin] = (counts[bin] ?? 0) + 1;
  return shareHistogram(counts, { edges, sigmaSquared: 0 });
}

/** Lets so many of a population volunteer. The bins are exact: see `noised`. */
export function volunteers({ bins, edges }: Population, n: number, random: SeededRandom): number[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (let person = 0; person < n; person += 1) {
    const bin = bins[Math.floor(random() * bins.length)] ?? 0;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** Publishes bins with the noise of table M, a rounded normal instead of the discrete Gaussian. */
export function noised(
  counts: readonly number[],
  random: SeededRandom,
  edges = equalEdges as readonly number[],
): ShareHistogram {
  return shareHistogram(
    counts.map((count) => count + Math.round(Math.sqrt(tableMSigmaSquared) * normal(random))),
    { edges },
  );
}
