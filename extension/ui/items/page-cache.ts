/** Some rows of a long list, and how many there are in all. */
export interface Page<T> {
  items: readonly T[];
  total: number;
}

type Load<T> = (offset: number, limit: number) => Promise<Page<T>>;

const pageSize = 100;
const atOnce = 2;
const mostPages = 30;

/** While somebody scrolls fast, pages fly by; only where they come to rest is loaded. Milliseconds. */
const rest = 60;

/**
 * A long list, loaded page by page as it comes into view. What is stale is shown until the new is here, so that nothing
 * flickers; when the number of rows changes, all pages are stale, because every row may have moved.
 */
export class PageCache<T> {
  total: number | undefined;
  failed = false;
  readonly #load: Load<T>;
  readonly #changed: () => void;
  readonly #pages = new Map<number, { items: readonly T[]; isFresh: boolean }>();
  readonly #loading = new Set<number>();
  #wanted: readonly number[] = [0];
  #epoch = 0;
  #isClosed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(load: Load<T>, changed: () => void) {
    this.#load = load;
    this.#changed = changed;
  }

  /** The row, or undefined while it is not loaded. */
  at(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.items[index % pageSize];
  }

  /** Says which rows are in view (up to but without `end`). */
  want(first: number, end: number): void {
    const last = Math.floor(Math.max(first, end - 1) / pageSize);
    const pages: number[] = [];
    for (let page = Math.floor(first / pageSize); page <= last; page++) pages.push(page);
    if (pages.join() === this.#wanted.join() && this.#timer === undefined && this.#next() === undefined)
      return;
    this.#wanted = pages;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#loadWanted();
    }, rest);
  }

  /** Loads anew what is in view, and everything else when it comes into view. Resolves once that is here. */
  async refresh(): Promise<void> {
    this.#makeStale();
    await this.#loadWanted();
  }

  /** Nothing is loaded or reported any more. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  async #loadWanted(): Promise<void> {
    const work = async () => {
      for (let page = this.#next(); page !== undefined; page = this.#next())
        if (!(await this.#loadPage(page))) return;
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }

  #next(): number | undefined {
    if (this.#isClosed || this.#loading.size >= atOnce) return undefined;
    return this.#wanted.find((page) => !this.#loading.has(page) && !this.#pages.get(page)?.isFresh);
  }

  async #loadPage(page: number): Promise<boolean> {
    this.#loading.add(page);
    let epoch = this.#epoch;
    try {
      const { items, total } = await this.#load(page * pageSize, pageSize);
      if (this.total !== undefined && this.total !== total && epoch === this.#epoch) {
        this.#makeStale();
        epoch = this.#epoch;
      }
      if (epoch === this.#epoch) this.total = total;
      this.#keep(page, items, epoch === this.#epoch);
      this.failed = false;
    } catch {
      this.failed = true; // Shown to the person, who can try again.
    }
    this.#loading.delete(page);
    if (!this.#isClosed) this.#changed();
    return !this.failed;
  }

  #keep(page: number, items: readonly T[], isFresh: boolean): void {
    this.#pages.delete(page);
    this.#pages.set(page, { items, isFresh });
    for (const old of this.#pages.keys()) {
      if (this.#pages.size <= mostPages) return;
      if (!this.#wanted.includes(old)) this.#pages.delete(old);
    }
  }

  #makeStale(): void {
    this.#epoch++;
    for (const page of this.#pages.values()) page.isFresh = false;
  }
}
