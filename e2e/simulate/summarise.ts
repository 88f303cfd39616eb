import type { AskRecord } from './ask.ts';
import type { SimulationResult } from './simulate.ts';

/** Adds up what volunteers sent, and how long they waited for it. */
export function summarise(
  volunteers: number,
  lives: readonly { observations: number; exposures: number; batches: number }[],
  seconds: number,
  { latencies, retries }: AskRecord,
): Omit<SimulationResult, 'lost' | 'doubled'> {
  const sum = (what: 'observations' | 'exposures' | 'batches') =>
    lives.reduce((total, life) => total + life[what], 0);
  const sorted = latencies.sort((a, b) => a - b);
  const percentile = (share: number) => round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  const observations = sum('observations');
  return {
    volunteers,
    batches: sum('batches'),
    observations,
    exposures: sum('exposures'),
    seconds: round(seconds),
    observationsPerSecond: Math.round(observations / seconds),
    ...{ p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) },
    retries,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
