import { describe, expect, test } from 'vitest';
import { randomFrom, secureRandom } from './random.ts';
import { chiSquare } from './testing/chi-square.ts';
import { seededRandom } from './testing/seeded-random.ts';

const draws = 60_000;

/** How often each of a few equal parts of the numbers below n was drawn. */
function partsOf(below: (n: bigint) => bigint, n: bigint, parts: bigint): number[] {
  const counts = Array<number>(Number(parts)).fill(0);
  for (let i = 0; i < draws; i += 1) {
    const part = Number((below(n) * parts) / n);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}

describe('below', () => {
  // Of three quarters of all words a remainder would come from two words for the first third, from one for the rest.
  const cases: [name: string, n: bigint, parts: bigint][] = [
    ['2', 2n, 2n],
    ['18', 18n, 18n],
    ['three quarters of a word', 3n << 62n, 12n],
    ['the largest word', (1n << 64n) - 1n, 10n],
    ['one word', 1n << 64n, 10n],
    ['three quarters of two words', 3n << 126n, 12n],
    ['five words and a bit', (1n << 320n) + 1n, 10n],
  ];
  test.each(cases)('%s is uniform', (name, n, parts) => {
    const random = seededRandom(`below ${name}`);
    const counts = partsOf((limit) => random.below(limit), n, parts);
    const { z } = chiSquare(
      counts,
      counts.map(() => 1 / Number(parts)),
    );
    expect(Math.abs(z)).toBeLessThan(4);
  });

  test('a remainder without rejection would be found out', () => {
    const random = seededRandom('remainder');
    const counts = partsOf((limit) => random.below(1n << 64n) % limit, 3n << 62n, 12n);
    expect(
      chiSquare(
        counts,
        counts.map(() => 1 / 12),
      ).z,
    ).toBeGreaterThan(100);
  });

  test('one number is all that lies below 1', () => expect(secureRandom.below(1n)).toBe(0n));

  test.each([0n, -5n])('nothing lies below %s', (n) =>
    expect(() => secureRandom.below(n)).toThrow(RangeError),
  );
});

test('words are asked for when they are needed, and each is used once', () => {
  let asked = 0n;
  const random = randomFrom((words) => {
    words.forEach((_, index) => {
      words[index] = asked;
      asked += 1n;
    });
  });
  expect(asked).toBe(0n);
  const drawn = Array.from({ length: 3000 }, () => random.below(1n << 64n));
  expect(drawn).toEqual(drawn.map((_, index) => BigInt(index)));
});

test('the real generator never gives the same twice, and a seed always does', () => {
  const n = 1n << 128n;
  expect(secureRandom.below(n)).not.toBe(secureRandom.below(n));
  expect(seededRandom('a').below(n)).toBe(seededRandom('a').below(n));
  expect(seededRandom('a').below(n)).not.toBe(seededRandom('b').below(n));
});
