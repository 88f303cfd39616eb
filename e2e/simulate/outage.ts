import { nextPause } from '../../extension/upload/policy.ts';
import type { Random } from './random.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** What comes after an outage. */
export interface Recovery {
  /** When whose batch arrives, in milliseconds after the end of the outage, in order. */
  arrivals: { who: number; at: number }[];
  /** Attempts that failed while the server was away. */
  attempts: number;
  /** The busiest five minutes, divided by the mean over the time in which 99 of 100 arrive. */
  peakVsMean: number;
  /** The same, divided by the mean of an ordinary day. */
  peakVsDay: number;
}

/**
 * Lives through an outage of a day on a virtual clock: everybody's batch falls due at its moment, and each device tries
 * again by the extension's own policy, on the minute of its alarm, until the server is back.
 * @param due when whose batch falls due, in milliseconds from the start of the outage
 */
export function liveThroughOutage(due: readonly { who: number; at: number }[], random: Random): Recovery {
  let attempts = 0;
  const arrivals = due.map(({ who, at }) => {
    const alarm = random() * minute;
    let next = at;
    for (let failed = 1; next < day; failed++) {
      attempts++;
      const wanted = next + nextPause(failed, undefined, random());
      next = Math.ceil((wanted - alarm) / minute) * minute + alarm;
    }
    return { who, at: next - day };
  });
  arrivals.sort((a, b) => a.at - b.at);
  return { arrivals, attempts, ...peakOf(arrivals.map(({ at }) => at)) };
}

function peakOf(moments: readonly number[]): Pick<Recovery, 'peakVsMean' | 'peakVsDay'> {
  const window = 5 * minute;
  const last = moments[Math.ceil(moments.length * 0.99) - 1] ?? 0;
  const windows = new Map<number, number>();
  for (const at of moments) {
    const index = Math.floor(at / window);
    windows.set(index, (windows.get(index) ?? 0) + 1);
  }
  const peak = Math.max(0, ...windows.values());
  const mean = (moments.length * 0.99) / Math.max(1, last / window);
  return { peakVsMean: peak / mean, peakVsDay: peak / (moments.length / (day / window)) };
}
