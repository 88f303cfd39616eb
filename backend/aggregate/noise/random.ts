import { randomFillSync } from 'node:crypto';

/** Where randomness comes from: whole numbers that are uniform, exactly, and independent of each other. */
export interface RandomSource {
  /** A whole number from 0n to n - 1n, each as likely as any other. Throws RangeError when n is not positive. */
  below(n: bigint): bigint;
}

const wordsAtOnce = 1024;
const wordBits = 64n;
const largestWord = (1n << wordBits) - 1n;

/**
 * A source out of uniform 64-bit words. What would make small numbers likelier than others is rejected and drawn again,
 * as Java's nextInt does, so that the result is uniform for every n and not only for powers of two.
 * @param fill overwrites every word with a new one
 */
export function randomFrom(fill: (words: BigUint64Array) => void): RandomSource {
  const pool = new BigUint64Array(wordsAtOnce);
  // An iterator and no index: an index would need number arithmetic, which this folder does without.
  let words = new BigUint64Array(0).values();

  function nextWord(): bigint {
    const next = words.next();
    if (next.done !== true) return next.value;
    fill(pool);
    words = pool.values();
    return nextWord();
  }

  function belowOfMany(n: bigint): bigint {
    let [value, largest] = [nextWord(), largestWord];
    while (largest < n - 1n) {
      value = (value << wordBits) | nextWord();
      largest = (largest << wordBits) | largestWord;
    }
    const rest = value % n;
    return value - rest <= largest - (n - 1n) ? rest : belowOfMany(n);
  }

  return {
    below(n) {
      if (n <= 0n) throw new RangeError(`Nothing lies below ${n}`);
      if (n > largestWord) return belowOfMany(n);
      for (;;) {
        const value = nextWord();
        const rest = value % n;
        if (value - rest <= largestWord - (n - 1n)) return rest;
      }
    },
  };
}

/** The source of every release: the operating system's and OpenSSL's generator. */
export const secureRandom: RandomSource = randomFrom((words) => {
  randomFillSync(words);
});
