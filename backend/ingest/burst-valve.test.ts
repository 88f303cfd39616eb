import { expect, test } from 'vitest';
import { burstValve } from './burst-valve.ts';

test('the valve opens when batches pile up, and closes only when most of them are gone', async () => {
  const valve = burstValve('auto', 8);
  const ends: (() => void)[] = [];
  const storing = () => void valve.while(() => new Promise<void>((resolve) => ends.push(resolve)));
  const states: boolean[] = [];
  for (let i = 0; i < 9; i++) {
    states.push(valve.isOpen());
    storing();
  }
  expect(states).toEqual([...Array.from({ length: 8 }, () => false), true]);
  for (const end of ends.splice(0, 6)) end();
  await Promise.resolve();
  await Promise.resolve();
  expect(valve.isOpen()).toBe(true); // three are left, and two is a quarter of eight
  for (const end of ends) end();
  await new Promise(setImmediate);
  expect(valve.isOpen()).toBe(false);
});

test('what fails while it is stored is not counted as being stored for ever', async () => {
  const valve = burstValve('auto', 1);
  await expect(valve.while(() => Promise.reject(new Error('no room')))).rejects.toThrow('no room');
  expect(valve.isOpen()).toBe(false);
});

test('to measure it, it can be held open or shut', async () => {
  expect(burstValve('always').isOpen()).toBe(true);
  const never = burstValve('never', 1);
  await never.while(async () => expect(never.isOpen()).toBe(false));
});
