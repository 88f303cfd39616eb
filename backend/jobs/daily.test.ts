import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { millisecondsToNextRun, startDaily } from './daily.ts';

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-21T23:59:30Z') }));
afterEach(() => vi.useRealTimers());

test('the daily job runs a minute after each midnight in UTC, and an hour after a run that failed', async () => {
  const runs: string[] = [];
  const errors: unknown[] = [];
  const job = startDaily(
    async (now) => {
      runs.push(now.toISOString());
      if (runs.length === 1) throw new Error('the first run fails');
    },
    (error) => errors.push(error),
  );
  await vi.advanceTimersByTimeAsync(3 * 86_400_000);
  expect(runs).toEqual([
    '2026-11-22T00:01:00.000Z',
    '2026-11-22T01:01:00.000Z',
    '2026-11-23T00:01:00.000Z',
    '2026-11-24T00:01:00.000Z',
  ]);
  expect(errors).toHaveLength(1);
  job.stop();
  await vi.advanceTimersByTimeAsync(2 * 86_400_000);
  expect(runs).toHaveLength(4);
});

test('the next run is never more than a day and a minute away', () => {
  for (const time of ['00:00:00', '00:00:59', '00:01:00', '12:00:00', '23:59:59.999']) {
    const wait = millisecondsToNextRun(new Date(`2026-11-21T${time}Z`));
    expect(wait).toBeGreaterThanOrEqual(60_000);
    expect(wait).toBeLessThanOrEqual(86_460_000);
  }
});
