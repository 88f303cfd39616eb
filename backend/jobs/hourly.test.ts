import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startHourly } from './hourly.ts';

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-21T23:59:30Z') }));
afterEach(() => vi.useRealTimers());

test('the hourly job runs at once and every hour, also after a run that failed, until it is stopped', async () => {
  const runs: string[] = [];
  const errors: unknown[] = [];
  const job = startHourly(
    async (now) => {
      runs.push(now.toISOString().slice(11, 16));
      if (runs.length === 1) throw new Error('the first run fails');
    },
    (error) => errors.push(error),
  );
  await vi.advanceTimersByTimeAsync(2 * 3_600_000);
  expect(runs).toEqual(['23:59', '00:59', '01:59']);
  expect(errors).toHaveLength(1);
  job.stop();
  await vi.advanceTimersByTimeAsync(5 * 3_600_000);
  expect(runs).toHaveLength(3);
});

test('a run that takes longer than an hour is not joined by another one', async () => {
  let running = 0;
  const job = startHourly(
    async () => {
      running += 1;
      await new Promise((resolve) => setTimeout(resolve, 2.5 * 3_600_000));
      expect(running).toBe(1);
      running -= 1;
    },
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(6 * 3_600_000);
  expect(running).toBe(1);
  job.stop();
});
