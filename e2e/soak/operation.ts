import { between, pick, type Random, seededRandom } from '../simulate/random.ts';

/** What can happen in a schedule, each to one of its volunteers, or (`server…`) to all. */
export type Operation =
  | { do: 'observe'; items: number }
  | { do: 'tick' }
  | { do: 'killed-tick'; after: number }
  | { do: 'agree' }
  | { do: 'pause' }
  | { do: 'resume' }
  | { do: 'forget'; items: number }
  | { do: 'withdraw'; everywhere: boolean; deleteSent: boolean }
  | { do: 'pass'; hours: number }
  | { do: 'clock'; years: -1 | 0 | 1 }
  | { do: 'network'; faultiness: number }
  | { do: 'late-arrivals' }
  | { do: 'server-restart' }
  | { do: Disaster };

/** What can happen to what all schedules share. */
export type Disaster = 'server-kill' | 'database-restart' | 'database-kill' | 'disk-full';

/** One step of a schedule: what happens, and to which volunteer (an index). */
export type Step = Operation & { who: number };

/** How rough a schedule may be: what it may do to the server and the database, which it shares with others. */
export type Roughness = 'own-server' | 'process' | 'database' | 'disk';

const roughOperations: Record<Roughness, readonly Operation[]> = {
  'own-server': [{ do: 'server-restart' }],
  process: [{ do: 'server-kill' }],
  database: [{ do: 'server-restart' }, { do: 'database-restart' }, { do: 'database-kill' }],
  disk: [{ do: 'server-restart' }, { do: 'disk-full' }],
};

/** Hours that may pass at once: less than a signature lives, more than a pause, nights, more than a day. */
const hours = [0.02, 0.2, 1, 7, 25, 70] as const;

/**
 * Makes up a schedule. The same seed makes the same schedule.
 * @param volunteers how many take part
 */
export function makeUpSchedule(seed: number, volunteers: number, roughness: Roughness): Step[] {
  const random = seededRandom(seed);
  const rough = roughOperations[roughness] as readonly [Operation, ...Operation[]];
  const who = () => between(random, 0, volunteers - 1);
  const start = Array.from({ length: volunteers }, (_, index): Step[] => [
    { do: 'network', faultiness: pick(random, [0, 0.3, 0.6]), who: index },
    { do: 'agree', who: index },
    { do: 'observe', items: between(random, 1, 4), who: index },
  ]).flat();
  const length = between(random, 6, 14);
  const middle = Array.from({ length }, (): Step => ({ ...draw(random, rough), who: who() }));
  return [...start, ...middle];
}

function draw(random: Random, rough: readonly [Operation, ...Operation[]]): Operation {
  const dice = random();
  if (dice < 0.26) return { do: 'observe', items: between(random, 1, 3) };
  if (dice < 0.4) return { do: 'tick' };
  if (dice < 0.5) return { do: 'killed-tick', after: between(random, 0, 60) };
  if (dice < 0.62) return { do: 'network', faultiness: pick(random, [0, 0.3, 0.6, 0.9]) };
  if (dice < 0.7) return { do: 'pass', hours: pick(random, hours) };
  if (dice < 0.75) return { do: 'clock', years: pick(random, [-1, 0, 0, 1]) };
  if (dice < 0.8) return pick(random, rough);
  if (dice < 0.84) return { do: 'late-arrivals' };
  if (dice < 0.88) return { do: 'agree' };
  if (dice < 0.91) return { do: 'pause' };
  if (dice < 0.94) return { do: 'resume' };
  if (dice < 0.97) return { do: 'forget', items: between(random, 1, 2) };
  return { do: 'withdraw', everywhere: random() < 0.5, deleteSent: random() < 0.7 };
}
