/** Disasters at a place, one after the other; work goes on meanwhile. */
export class Disasters {
  #last: Promise<void> = Promise.resolve();
  readonly #held = new Set<Promise<void>>();

  /** Lets one begin as soon as the one before is over, and does not wait for its end. */
  async begin(disaster: () => Promise<void>): Promise<void> {
    await this.over();
    while (this.#held.size > 0) {
      await Promise.all(this.#held);
      await this.over();
    }
    // Nothing is awaited between that look and this line, or somebody could hold it off in vain.
    const under = this.#last.then(disaster);
    under.catch(() => {}); // Whoever waits for its end is told.
    this.#last = under;
  }

  /** Waits until none is going on, and lets none begin until the function that is answered is called. */
  async hold(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held.add(promise);
    await this.over();
    return () => {
      this.#held.delete(promise);
      resolve();
    };
  }

  /** Waits until none is going on. @throws when something did not come up again */
  async over(): Promise<void> {
    for (let seen: Promise<void> | undefined; seen !== this.#last; ) {
      seen = this.#last;
      await seen;
    }
  }
}
