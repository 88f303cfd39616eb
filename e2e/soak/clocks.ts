import { AsyncLocalStorage } from 'node:async_hooks';

/** A clock that some work goes by: milliseconds since 1970. */
export type Clock = () => number;

const clock = new AsyncLocalStorage<Clock | undefined>();
const real = { now: Date.now, setTimeout: globalThis.setTimeout };

/** Longest pause that is shortened, in milliseconds. Longer ones are limits, which count what really passes. */
const shortened = 10_000;

/** Does something by a clock of its own, with all that it starts: `Date.now()` and short pauses go by it. */
export function byClock<T>(its: Clock, work: () => T): T {
  return clock.run(its, work);
}

/**
 * Lets every piece of work in this process have its own clock, so that many devices and servers live at different
 * times in one process. What runs by no clock of its own notices nothing.
 * @returns a function that puts everything back
 */
export function keepManyClocks(): () => void {
  Date.now = () => clock.getStore()?.() ?? real.now();
  globalThis.setTimeout = ((act: () => void, ms = 0, ...rest: unknown[]) =>
    real.setTimeout(act, clock.getStore() && ms < shortened ? ms / 1000 : ms, ...rest)) as typeof setTimeout;
  return () => {
    Date.now = real.now;
    globalThis.setTimeout = real.setTimeout;
  };
}
