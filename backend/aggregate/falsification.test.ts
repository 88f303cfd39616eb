import { describe, expect, test } from 'vitest';
import { seededRandom } from './noise/testing/seeded-random.ts';
import { patience, times } from './noise/testing/times.ts';
import { experiments } from './testing/experiment.ts';
import { falsify } from './testing/falsify.ts';
import { type Mechanism, real } from './testing/mechanism.ts';
import { type MutantName, mutants } from './testing/mutants.ts';

const count = 20_000 * times;
/** Standard errors beyond the profile from which on a mechanism is proved wrong. */
const proof = 3;

/** The first experiment that proves a mechanism wrong, and by how many standard errors; or nothing. */
function proofAgainst(mechanism: Mechanism, seed: string): string | undefined {
  for (const experiment of experiments) {
    const { worst } = falsify(mechanism, experiment, count, seededRandom(`${seed}: ${experiment.name}`));
    if (worst.excess > proof + 1) return `${experiment.name}: ${worst.excess}`;
  }
  return undefined;
}

describe('held to the tight Gaussian profile', () => {
  test.each(experiments.map((experiment) => [experiment.name, experiment] as const))(
    'the real mechanism lets nothing slip about %s',
    (name, experiment) => {
      const { worst } = falsify(real, experiment, count, seededRandom(`real: ${name}`));
      expect(worst.excess, worst.where).toBeLessThan(proof);
    },
    patience,
  );

  test(
    'the real mechanism uses what it may: the test is not blunt',
    () => {
      const [everywhere] = experiments;
      if (everywhere === undefined) throw new Error('No experiment');
      const { all } = falsify(real, everywhere, count, seededRandom('tight'));
      for (const { excess, where } of all) expect(excess, where).toBeGreaterThan(-proof - 1);
    },
    patience,
  );

  test.each(Object.keys(mutants) as MutantName[])(
    '%s is found out',
    (name) => {
      expect(proofAgainst(mutants[name], name)).toBeDefined();
    },
    patience,
  );
});
