import { expect, test } from 'vitest';
import { doWork, hasLeadingZeros, workBytes } from './work.ts';

const digest = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

test('leading zero bits are counted across bytes', () => {
  expect(hasLeadingZeros(Uint8Array.of(0, 0b0001_0000), 11)).toBe(true);
  expect(hasLeadingZeros(Uint8Array.of(0, 0b0001_0000), 12)).toBe(false);
  expect(hasLeadingZeros(Uint8Array.of(0xff), 0)).toBe(true);
  expect(hasLeadingZeros(Uint8Array.of(0, 0), 16)).toBe(true);
});

test('what is found fits, and an attempt is the text again and again, 16 KiB of it', async () => {
  const { challenge, solution } = await doWork('a.challenge', 'a-key', 5);
  const bytes = workBytes(challenge, 'a-key', solution);
  expect(hasLeadingZeros(await digest(bytes), 5)).toBe(true);
  const once = `${solution}|a.challenge|a-key|`;
  expect(new TextDecoder().decode(bytes)).toBe(once.repeat(1024).slice(0, 16 * 1024));
});

test('each bit doubles the attempts', async () => {
  const attempts = async (bits: number) => {
    const found = await Promise.all(
      Array.from({ length: 60 }, (_, index) => doWork(`challenge.${index}`, 'k', bits)),
    );
    return found.reduce((sum, { solution }) => sum + Number.parseInt(solution, 36), 0) / found.length;
  };
  const [few, many] = [await attempts(3), await attempts(6)];
  expect(many / few).toBeGreaterThan(4);
  expect(many / few).toBeLessThan(16);
});

test('whoever works stays able to do other things, and stops when told to', async () => {
  const stop = new AbortController();
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks++;
    if (ticks === 5) stop.abort();
  }, 5);
  await expect(doWork('endless', 'k', 60, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
  clearInterval(ticking);
  // One round more may be under way when it is told.
  expect(ticks).toBeGreaterThanOrEqual(5);
  expect(ticks).toBeLessThan(50);
});
