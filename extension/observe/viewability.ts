import type { Stopwatch } from './stopwatch.ts';

interface Watched {
  /** Absent for an item that is not rendered yet. */
  stopwatch: Stopwatch | undefined;
  inView: boolean;
}

// Fine steps below one half are for items larger than the window.
const steps = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5];

/**
 * Runs the stopwatch of each element while it is in view and the page is visible. In view means: at least half of the
 * element is in the window or, for an element larger than the window, it covers at least half of the window.
 */
export class Viewability {
  readonly #watched = new Map<Element, Watched>();
  readonly #observer = new IntersectionObserver((entries) => this.#moved(entries), { threshold: steps });
  readonly #onSeen: () => void;
  readonly #onShown: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param onSeen called when something has been seen
   * @param onShown called when something is in view that was not rendered before
   */
  constructor(onSeen: () => void, onShown: () => void) {
    this.#onSeen = onSeen;
    this.#onShown = onShown;
  }

  /** Watches exactly these elements. An element may have got another item, and so another stopwatch. */
  watch(wanted: ReadonlyMap<Element, Stopwatch | undefined>): void {
    const now = performance.now();
    for (const [element, watched] of this.#watched) {
      if (wanted.has(element)) continue;
      watched.stopwatch?.stop(now);
      this.#observer.unobserve(element);
      this.#watched.delete(element);
    }
    for (const [element, stopwatch] of wanted) {
      const watched = this.#watched.get(element);
      if (watched) {
        if (watched.stopwatch !== stopwatch) watched.stopwatch?.stop(now);
        watched.stopwatch = stopwatch;
      } else {
        this.#watched.set(element, { stopwatch, inView: false });
        this.#observer.observe(element);
      }
    }
    this.run();
  }

  /** Starts and stops the stopwatches as things stand; to be called when the page becomes visible or hidden. */
  run(): void {
    const now = performance.now();
    const visible = document.visibilityState === 'visible';
    for (const { stopwatch, inView } of this.#watched.values())
      if (visible && inView) stopwatch?.start(now);
      else stopwatch?.stop(now);
    this.#tick();
  }

  /** Whether an element was in view when that was last looked at, with the page in front or not. */
  isInView(element: Element | undefined): boolean {
    return element !== undefined && this.#watched.get(element)?.inView === true;
  }

  stop(): void {
    this.watch(new Map());
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  #moved(entries: IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio, intersectionRect, rootBounds, isIntersecting } of entries) {
      const watched = this.#watched.get(target);
      if (!watched) continue;
      watched.inView =
        intersectionRatio >= 0.5 || (rootBounds !== null && area(intersectionRect) >= area(rootBounds) / 2);
      if (isIntersecting && !watched.stopwatch) this.#onShown();
    }
    this.run();
  }

  /** One timer for all: it rings when the next item is due. */
  #tick(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    let next = Number.POSITIVE_INFINITY;
    let seen = false;
    for (const { stopwatch } of this.#watched.values()) {
      const dueAt = stopwatch?.dueAt;
      if (dueAt === undefined) continue;
      if (dueAt > now) next = Math.min(next, dueAt);
      else {
        stopwatch?.read(now);
        seen = true;
      }
    }
    if (next < Number.POSITIVE_INFINITY) this.#timer = setTimeout(() => this.#tick(), next - now + 1);
    if (seen) this.#onSeen();
  }
}

function area({ width, height }: DOMRectReadOnly): number {
  return width * height;
}
