import type { Stretch } from './span.ts';

/** Digits in a row, and what stands between them and the next digits. */
export interface DigitGroup extends Stretch {
  digits: string;
}

const digitsInARow = /[0-9]+/g;

/** All rows of digits in a folded text, in order. */
export function digitGroups(text: string): DigitGroup[] {
  return Array.from(text.matchAll(digitsInARow), ({ index, 0: digits }) => ({
    digits,
    start: index,
    end: index + digits.length,
  }));
}
