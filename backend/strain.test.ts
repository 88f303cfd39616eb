import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Strain, watchStrain } from './strain.ts';

let strain: Strain;
afterEach(() => strain.stop());

function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test('an event loop that is held up is noticed, and forgotten when it runs again', async () => {
  strain = watchStrain({ delayMs: 200, heapShare: 1 });
  expect(strain.isStrained()).toBe(false);
  const blocking = setInterval(() => block(600), 1);
  await expect.poll(() => strain.isStrained(), { timeout: 15_000 }).toBe(true);
  clearInterval(blocking);
  await expect.poll(() => strain.isStrained(), { timeout: 15_000 }).toBe(false);
});

test('a full heap is noticed', async () => {
  strain = watchStrain({ delayMs: 60_000, heapShare: 0 });
  await sleep(50);
  await expect.poll(() => strain.isStrained(), { timeout: 15_000 }).toBe(true);
});
