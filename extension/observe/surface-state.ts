import type { Breakage } from '../extract/find-breakage.ts';

/** How long an element may take to fill before it counts as failed although it is gone again. */
const fillingMs = 1000;

/** Most items that are counted and not read, so that no page can make us remember more. */
const mostWithheld = 2000;

/** What is known of one surface on one page view, apart from its items. */
export class SurfaceState {
  found = false;
  breakage: Breakage = { signs: [], layout: null };
  /** Names of items for which there was no place any more. */
  readonly beyond = new Set<string>();
  readonly #withheldKeys = new Set<string>();
  readonly #withheldElements = new WeakSet<Element>();
  #withheld = 0;
  #unread = 0;
  #failing = new Map<Element, number>();
  #failedAndGone = 0;

  /** Elements that could not be read: now, or long enough before they left. */
  get failed(): number {
    return this.#failing.size + this.#failedAndGone;
  }

  /** Items that were counted and not read. */
  get withheld(): number {
    return this.#withheld;
  }

  /** Counts an item once, by what makes it the same item or else by its element. Neither leaves the page. */
  withhold(element: Element, key: string): void {
    if (this.#withheld === mostWithheld) return;
    if (key ? this.#withheldKeys.has(key) : this.#withheldElements.has(element)) return;
    if (key) this.#withheldKeys.add(key);
    else this.#withheldElements.add(element);
    this.#withheld += 1;
  }

  /** Items that are not looked at, since there are too many. */
  get overflow(): number {
    return this.#unread + this.beyond.size;
  }

  /** Takes in how many items are not looked at; the most counts. */
  unread(n: number): void {
    this.#unread = Math.max(this.#unread, n);
  }

  /** Takes in what one look at the page found. */
  update(found: boolean, failed: readonly Element[], unread: number, now: number): void {
    this.found ||= found;
    this.unread(unread);
    const before = this.#failing;
    this.#failing = new Map(failed.map((element) => [element, before.get(element) ?? now]));
    for (const [element, since] of before)
      if (!element.isConnected && now - since >= fillingMs) this.#failedAndGone += 1;
  }
}
