/** The same numbers from the same seed, so that a corpus is the same on every machine. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** A number from 0 up to but without 1 (Mulberry32 by Tommy Ettinger, public domain). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** One of a list. */
  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const chosen = list[this.between(0, list.length - 1)];
    if (chosen === undefined) throw new Error('Nothing to pick from');
    return chosen;
  }

  /** So many characters of an alphabet. */
  string(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet[this.between(0, alphabet.length - 1)]).join('');
  }

  /** A pattern with each # a digit, each N a digit from 2 to 9, each ? a small letter and each X a hex digit. */
  fill(pattern: string): string {
    const alphabets: Record<string, string> = {
      '#': '0123456789',
      N: '23456789',
      '?': 'abcdefghijklmnopqrstuvwxyz',
      X: '0123456789abcdef',
    };
    return [...pattern].map((sign) => (alphabets[sign] ? this.string(1, alphabets[sign]) : sign)).join('');
  }
}
