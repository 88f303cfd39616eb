/** How it stands with what was written. `failed`: it is tried again. */
export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'failed';

/** Milliseconds without a keystroke that count as a pause, and until a save that failed is tried again. */
export const pauses = { typingMs: 600, retryMs: 5000 } as const;

/**
 * Saves what is written on every pause in typing, and at once when asked to. There is one save at a time and always of
 * the newest value, so an older one can never overwrite a newer one; what could not be saved is tried again.
 */
export class Autosave<Value> {
  readonly #save: (value: Value) => Promise<void>;
  readonly #report: (status: SaveStatus) => void;
  #unsaved: { value: Value } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #ended = false;

  constructor(save: (value: Value) => Promise<void>, report: (status: SaveStatus) => void) {
    this.#save = save;
    this.#report = report;
  }

  /** Takes a newer value; it is saved after a pause. */
  change(value: Value): void {
    this.#unsaved = { value };
    this.#report('unsaved');
    this.#saveAfter(pauses.typingMs);
  }

  /** Saves now what is not saved yet. @returns whether everything is saved */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#running;
    if (this.#unsaved) this.#running = this.#saveNewest(this.#unsaved.value);
    await this.#running;
    return this.#unsaved === undefined;
  }

  /** Forgets what is not saved: there is nothing left to save it to. */
  stop(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#unsaved = undefined;
  }

  #saveAfter(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#ended) this.#timer = setTimeout(() => void this.flush(), ms);
  }

  async #saveNewest(value: Value): Promise<void> {
    this.#unsaved = undefined;
    this.#report('saving');
    try {
      await this.#save(value);
      this.#report(this.#unsaved ? 'unsaved' : 'saved');
    } catch {
      this.#unsaved ??= { value };
      this.#report('failed'); // Shown to the person as a sentence.
      this.#saveAfter(pauses.retryMs);
    }
  }
}
