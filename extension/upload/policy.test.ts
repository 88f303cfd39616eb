import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextPause, pause } from './policy.ts';

const anyAttempts = fc.integer({ min: 1, max: 200 });
const anyRandom = fc.double({ min: 0, max: 0.999_999, noNaN: true });

test('the pause grows with every failure, between one minute and six hours', () => {
  fc.assert(
    fc.property(anyAttempts, anyRandom, (attempts, random) => {
      const wait = nextPause(attempts, undefined, random);
      expect(wait).toBeGreaterThanOrEqual(pause.first);
      expect(wait).toBeLessThanOrEqual(pause.longest);
    }),
  );
  expect(nextPause(5, undefined, 0.999)).toBeGreaterThan(nextPause(2, undefined, 0.999));
});

test('nobody comes back earlier than the server asked for, and not all at the same moment', () => {
  fc.assert(
    fc.property(anyAttempts, anyRandom, fc.integer({ min: 1, max: 3_600_000 }), (attempts, random, asked) => {
      expect(nextPause(attempts, asked, random)).toBeGreaterThanOrEqual(asked);
    }),
  );
  expect(nextPause(1, 60_000, 0.1)).not.toBe(nextPause(1, 60_000, 0.9));
});
