import { expect, test } from 'vitest';
import { drawDay } from './demand.ts';
import { liveThroughOutage } from './outage.ts';
import { seededRandom } from './random.ts';

const hour = 3_600_000;

test('after a day without a server, 25,000 devices do not come back at the same moment', () => {
  const random = seededRandom(1);
  const { arrivals, peakVsMean } = liveThroughOutage(drawDay(random, 25_000), random);
  expect(arrivals).toHaveLength(25_000);
  expect(peakVsMean).toBeLessThanOrEqual(3);
  expect(arrivals.at(-1)?.at).toBeLessThanOrEqual(6 * hour + 60_000);
});

test('a simulated day is quiet before dawn and busy in the evening', () => {
  const day = drawDay(seededRandom(2), 10_000);
  const between = (from: number, to: number) =>
    day.filter(({ at }) => at >= from * hour && at < to * hour).length;
  expect(between(20, 22)).toBeGreaterThan(4 * between(3, 5));
  expect(between(0, 24)).toBe(10_000);
});
