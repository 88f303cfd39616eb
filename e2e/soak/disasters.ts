/** Disasters at a place, one after the other; work goes on meanwhile. */
export class Disasters {
  #last: Promise<void> = Promise.resolve();

  /** Lets one begin as soon as the one before is over, and does not wait for its end. */
  async begin(disaster: () => Promise<void>): Promise<void> {
    await this.over();
    const under = this.#last.then(disaster);
    under.catch(() => {}); // Whoever waits for its end is told.
    this.#last = under;
  }

  /** Waits until none is going on. @throws when something did not come up again */
  async over(): Promise<void> {
    for (let seen: Promise<void> | undefined; seen !== this.#last; ) {
      seen = this.#last;
      await seen;
    }
  }
}
