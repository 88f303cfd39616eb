import { sampleDiscreteGaussian } from '../noise/sample-discrete-gaussian.ts';
import { asRational, type Rational, rational } from '../rational.ts';
import { type Mechanism, real } from './mechanism.ts';

/** The real mechanism with one mistake each, of the kind that looks harmless. */
export const mutants = {
  'sigma x 0.9': {
    ...real,
    fixed: (cells, keys, sigmaSquared, random) => real.fixed(cells, keys, ofNineTenths(sigmaSquared), random),
    selected: (cells, selection, random) =>
      real.selected(cells, { ...selection, sigmaSquared: ofNineTenths(selection.sigmaSquared) }, random),
  },
  'one cell too many': {
    ...real,
    bound: (contributions, bound) => real.bound(contributions, { ...bound, cells: bound.cells + 1 }),
  },
  'noise reused across cells': {
    ...real,
    fixed: (cells, keys, sigmaSquared, random) => {
      const noise = Number(sampleDiscreteGaussian(sigmaSquared, random));
      return new Map(keys.map((key) => [key, Number(cells.get(key) ?? 0) + noise]));
    },
  },
  'bounding off by one': {
    ...real,
    bound: (contributions, bound) => real.bound(contributions, { ...bound, each: bound.each + 1 }),
  },
  'threshold before noise': {
    ...real,
    selected: (cells, { sigmaSquared, threshold }, random) =>
      cells
        .filter(({ contributors }) => contributors >= threshold)
        .map(({ key, contributors }) => ({
          key,
          value: Number(contributors) + Number(sampleDiscreteGaussian(sigmaSquared, random)),
        })),
  },
} satisfies Record<string, Mechanism>;

/** The name of a mistake. */
export type MutantName = keyof typeof mutants;

function ofNineTenths(sigmaSquared: bigint | Rational): Rational {
  const { numerator, denominator } = asRational(sigmaSquared);
  return rational(81n * numerator, 100n * denominator);
}
