import { keepManyClocks } from './clocks.ts';
import { joinNetworks } from './network.ts';
import { makeUpSchedule, type Step } from './operation.ts';
import { runSchedule } from './run-schedule.ts';
import { shrink } from './shrink.ts';
import type { Site } from './site.ts';

/** A schedule that broke a promise. */
export interface Failure {
  seed: number;
  /** What it did, as short as it could be made. */
  steps: readonly Step[];
  /** The promises that it broke. */
  told: string[];
}

/** Which schedules to run, and how. */
export interface SoakOptions {
  /** The first seed; each schedule has the next one. */
  seed: number;
  schedules: number;
  /** How many run at the same time. */
  width: number;
  /** Whether failures are made shorter. */
  shrinks: boolean;
  progress?: (done: number, total: number, what: string) => void;
}

/** What came of it. */
export interface SoakResult {
  schedules: number;
  operations: number;
  failures: Failure[];
}

/** Runs schedules at a site, several at a time. It borrows `fetch`, `setTimeout` and `Date.now` of this process. */
export async function soak(site: Site, options: SoakOptions): Promise<SoakResult> {
  const { seed: first, schedules, width, shrinks, progress } = options;
  const giveBack = [keepManyClocks(), joinNetworks()];
  const failures: Failure[] = [];
  let begun = 0;
  let done = 0;
  let operations = 0;
  const work = async () => {
    while (begun < schedules) {
      const seed = first + begun++;
      const steps = scheduleOf(seed, site);
      const told = await runSchedule(steps, seed, site);
      operations += steps.length;
      if (told.length > 0) failures.push({ seed, steps, told });
      progress?.(++done, schedules, `schedules (${site.roughness})`);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(width, schedules) }, work));
    if (shrinks)
      for (const failure of failures.slice(0, 3))
        failure.steps = await shrink(
          failure.steps,
          async (steps) => (await runSchedule(steps, failure.seed, site)).length > 0,
        );
  } finally {
    for (const back of giveBack) back();
  }
  return { schedules, operations, failures };
}

function scheduleOf(seed: number, { roughness }: Site): Step[] {
  return makeUpSchedule(seed, 1 + (seed % 2), roughness);
}
