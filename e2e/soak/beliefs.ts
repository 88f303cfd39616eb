import type { Witness } from './witness.ts';

/** Whether what bears a title must, may, or must not be stored in the end. */
export type Belief = 'must' | 'may' | 'must-not';

/**
 * What the end of a schedule must show of one volunteer, told from what was done alone. It knows consent and clocks as a
 * person does, and nothing of how the extension keeps them.
 */
export class Beliefs {
  readonly #byTitle = new Map<string, Belief>();
  readonly #witness: Witness;
  /** unsure: the clock has jumped beyond the end of the consent. */
  #shares: boolean | 'unsure' = false;
  #isPaused = false;
  #years = 0;

  constructor(witness: Witness) {
    this.#witness = witness;
  }

  get all(): ReadonlyMap<string, Belief> {
    return this.#byTitle;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  observed(titles: readonly string[]): void {
    const isSure = this.#shares === true && this.#years === 0;
    const belief = this.#shares === false || this.#isPaused ? 'must-not' : isSure ? 'must' : 'may';
    for (const title of titles) this.#byTitle.set(title, belief);
  }

  agreed(): void {
    this.#shares = true;
  }

  paused(isPaused: boolean): void {
    this.#isPaused = isPaused;
  }

  /** Everything that was not acknowledged leaves the device: what was never on its way must not arrive. */
  withdrew(deleteSent: boolean): void {
    this.#shares = false;
    for (const title of this.#byTitle.keys())
      if (deleteSent) this.#byTitle.set(title, 'must-not');
      else this.#forgot(title);
  }

  forgot(titles: readonly string[]): void {
    for (const title of titles) this.#forgot(title);
  }

  clockSet(years: number): void {
    this.#years = years;
    if (years !== 1) return;
    // A year later everything is too old to be sent and every consent has ended.
    if (this.#shares) this.#shares = 'unsure';
    for (const [title, belief] of this.#byTitle)
      if (belief === 'must' && !this.#witness.acknowledged.has(title)) this.#byTitle.set(title, 'may');
  }

  #forgot(title: string): void {
    if (this.#witness.acknowledged.has(title)) return;
    const belief = this.#byTitle.get(title);
    if (belief !== 'must-not') this.#byTitle.set(title, this.#witness.handed.has(title) ? 'may' : 'must-not');
  }
}
