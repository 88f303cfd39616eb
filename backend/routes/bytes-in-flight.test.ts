import { expect, test } from 'vitest';
import { BytesInFlight, type HeldBytes } from './bytes-in-flight.ts';

function sender(bytes: BytesInFlight): { held: HeldBytes; gaveUp: () => boolean } {
  let gone = false;
  const held = bytes.enter(() => {
    gone = true;
  });
  return { held, gaveUp: () => gone };
}

test('when memory is full, who has been sending for the longest makes room, and what is complete is left alone', () => {
  const bytes = new BytesInFlight(100);
  const [done, slow, quick] = [sender(bytes), sender(bytes), sender(bytes)];
  done.held.add(60);
  done.held.complete();
  slow.held.add(30);
  quick.held.add(30);
  expect([done.gaveUp(), slow.gaveUp(), quick.gaveUp()]).toEqual([false, true, false]);
  expect(bytes.held).toBe(90);
  slow.held.add(1000);
  expect(bytes.held, 'what comes after giving up is not kept').toBe(90);
});

test('who would not fit even alone gives up themselves', () => {
  const bytes = new BytesInFlight(100);
  const done = sender(bytes);
  done.held.add(90);
  done.held.complete();
  const next = sender(bytes);
  next.held.add(20);
  expect(next.gaveUp()).toBe(true);
  done.held.release();
  expect(bytes.held).toBe(0);
});

test('everything is free again when all are through, whatever happened', () => {
  const bytes = new BytesInFlight(50);
  const all = Array.from({ length: 20 }, () => sender(bytes));
  for (const { held } of all) {
    held.add(7);
    expect(bytes.held).toBeLessThanOrEqual(50);
  }
  for (const { held } of all) {
    held.complete();
    held.release();
    held.release();
  }
  expect(bytes.held).toBe(0);
});
