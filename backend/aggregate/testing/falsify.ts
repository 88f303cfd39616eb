import type { RandomSource } from '../noise/random.ts';
import { bestEvents, shareOf } from './events.ts';
import type { Experiment } from './experiment.ts';
import type { Mechanism } from './mechanism.ts';

/** How far what was seen is beyond what is allowed, where it is furthest, in standard errors: above 3 is a proof. */
export interface Finding {
  excess: number;
  /** Where: epsilon, and on which side the event is likelier. */
  where: string;
}

/**
 * At these the discrete Gaussian of the experiments lies below the continuous profile, by no more than 0.009 (0.001 with
 * variance 12): worked out by adding up their probabilities. Between them it may lie a little above.
 */
const epsilons = [0, 0.5, 1];

/**
 * Tries to prove a mechanism wrong. Half of the releases are used to look for an event by which the two sides can be told
 * apart, the other half to see how well it does: what was only luck in the first half is none in the second.
 * @param count releases of each side in each half
 * @returns for each epsilon and direction, the best event's excess; and the largest
 */
export function falsify(
  mechanism: Mechanism,
  experiment: Experiment,
  count: number,
  random: RandomSource,
): { worst: Finding; all: Finding[] } {
  const sides = [true, false].map((withPerson) => {
    const release = experiment.release(mechanism, withPerson);
    const some = () => Array.from({ length: count }, () => release(random));
    return { name: withPerson ? 'with' : 'without', train: some(), test: some() };
  });
  const [with_, without] = sides;
  if (with_ === undefined || without === undefined) throw new Error('There are two sides');
  const directions = [
    [with_, without],
    [without, with_],
  ] as const;
  const all = directions.flatMap(([likely, unlikely]) =>
    bestEvents(likely.train, unlikely.train, epsilons).map((event, index) => {
      const epsilon = epsilons[index] ?? 0;
      const [p, q] = [shareOf(event, likely.test), shareOf(event, unlikely.test)];
      const gain = p - Math.exp(epsilon) * q - experiment.profile(epsilon);
      const error = Math.sqrt((varianceOf(p, count) + Math.exp(2 * epsilon) * varianceOf(q, count)) / count);
      return { excess: gain / error, where: `epsilon ${epsilon}, likelier ${likely.name}` };
    }),
  );
  return { worst: all.reduce((most, one) => (one.excess > most.excess ? one : most)), all };
}

/** Never 0: what was seen never, or always, may still happen once in as many releases. */
function varianceOf(share: number, count: number): number {
  const inside = Math.min(Math.max(share, 1 / count), 1 - 1 / count);
  return inside * (1 - inside);
}
