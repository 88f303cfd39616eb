/** Milliseconds in view without a break after which an item counts as seen: the MRC viewability rule. */
export const seenAfterMs = 1000;

/** Measures how long one item was in view. Times are those of one steady clock, in milliseconds. */
export class Stopwatch {
  /** Whether the item was ever in view for one continuous second. */
  seen = false;
  #total = 0;
  #since: number | undefined;
  #notBefore: number;

  /** @param notBefore time before which nothing is measured */
  constructor(notBefore = 0) {
    this.#notBefore = notBefore;
  }

  start(now: number): void {
    this.#since ??= Math.max(now, this.#notBefore);
  }

  stop(now: number): void {
    this.#total = this.read(now);
    this.#since = undefined;
  }

  /** Whole milliseconds in view so far, in all; at most a day. */
  read(now: number): number {
    const stretch = this.#since === undefined ? 0 : Math.max(0, now - this.#since);
    if (stretch >= seenAfterMs) this.seen = true;
    return Math.min(86_400_000, Math.round(this.#total + stretch));
  }

  /** When the item will have been seen if it stays in view; undefined when it was already, or is not in view. */
  get dueAt(): number | undefined {
    return this.seen || this.#since === undefined ? undefined : this.#since + seenAfterMs;
  }
}
