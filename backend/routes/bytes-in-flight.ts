/** One request whose body takes up memory. */
export interface HeldBytes {
  /** So many bytes more have come. May make others, or this one, give up. */
  add(bytes: number): void;
  /** All of it is here: from now on it is worked on, and not given up any more. */
  complete(): void;
  /** The request is over: its memory is free again. */
  release(): void;
}

/**
 * Bounds the memory that bodies take up, by the bytes that have truly come and not by those that were announced. When
 * there are too many, those still on their way for the longest make room: whoever sends fast is through, and whoever
 * dribbles pays.
 */
export class BytesInFlight {
  readonly #most: number;
  #held = 0;
  /** Oldest first. */
  readonly #arriving = new Set<() => void>();

  /** @param most bytes */
  constructor(most: number) {
    this.#most = most;
  }

  /** Bytes held now. */
  get held(): number {
    return this.#held;
  }

  /**
   * A request begins to come in.
   * @param giveUp called, once, when it must make room
   */
  enter(giveUp: () => void): HeldBytes {
    let own = 0;
    const release = () => {
      this.#arriving.delete(leave);
      this.#held -= own;
      own = 0;
    };
    const leave = () => {
      release();
      giveUp();
    };
    this.#arriving.add(leave);
    return {
      add: (bytes) => {
        if (!this.#arriving.has(leave)) return;
        own += bytes;
        this.#held += bytes;
        for (const oldest of this.#arriving) {
          if (this.#held <= this.#most) return;
          oldest();
        }
      },
      complete: () => void this.#arriving.delete(leave),
      release,
    };
  }
}
