import { newDayId } from '#shared/new-day-id.ts';
import type { Kind } from '#shared/observations/kind.ts';
import type { Draft, SurfaceCounts } from '../extract/draft.ts';
import type { SurfaceReading } from '../extract/extract.ts';
import { Stopwatch } from './stopwatch.ts';

/** One item of a page view. It stays itself when the page moves it to another element. */
export interface Tracked {
  id: string;
  draft: Draft;
  /** Where it is now; absent when it has left the document. */
  element: Element | undefined;
  stopwatch: Stopwatch;
  /** `visibleMs` that the background has, and when it got it. */
  sent: { ms: number; at: number } | undefined;
}

interface SurfaceState {
  found: boolean;
  /** Elements that could not be read, since when. */
  failing: Map<Element, number>;
  failedAndGone: number;
}

/** How long an element may take to fill before it counts as failed although it is gone again. */
const fillingMs = 1000;

/**
 * What was shown on one page view: from one address to the next. Items are told apart by what they show, not by their
 * element: pages move and reuse elements as people scroll.
 */
export class PageView {
  readonly id = crypto.randomUUID();
  readonly items = new Map<string, Tracked>();
  /** Counts that the background has, as JSON. */
  sentCounts = '[]';
  readonly #surfaces = new Map<string, SurfaceState>();
  readonly #kinds: readonly Kind[];
  readonly #leftOver: WeakMap<Element, string>;
  readonly #leftOverUntil: number;

  /**
   * @param kinds only items of these kinds exist for us
   * @param leftOver elements that still show an earlier page view, and what they show
   * @param leftOverUntil time from which they count for this one, should they stay
   */
  constructor(kinds: readonly Kind[], leftOver: WeakMap<Element, string> = new WeakMap(), leftOverUntil = 0) {
    this.#kinds = kinds;
    this.#leftOver = leftOver;
    this.#leftOverUntil = leftOverUntil;
  }

  /** Takes in what the page holds now. */
  update(readings: readonly SurfaceReading[], now: number): void {
    const present = new Set<Tracked>();
    for (const reading of readings) {
      this.#updateFailures(reading, now);
      const times = new Map<string, number>();
      for (const { element, draft } of reading.items) {
        if (!this.#kinds.includes(draft.kind)) continue;
        const name = nameOf(draft);
        const time = times.get(name) ?? 0;
        times.set(name, time + 1);
        const key = `${name}\n${time}`;
        const tracked = this.items.get(key) ?? this.#newItem(element, draft);
        this.items.set(key, tracked);
        tracked.draft = draft;
        tracked.element = element;
        present.add(tracked);
      }
    }
    for (const [key, tracked] of this.items) {
      if (present.has(tracked) || !tracked.element) continue;
      tracked.stopwatch.stop(now);
      // An item without an id that changes in place was still being filled; it was never another item.
      if (!tracked.stopwatch.seen && !tracked.draft.item.id && tracked.element.isConnected)
        this.items.delete(key);
      tracked.element = undefined;
    }
  }

  /** Totals of each surface so far. */
  counts(): SurfaceCounts[] {
    return [...this.#surfaces].map(([surface, { found, failing, failedAndGone }]) => {
      const items = [...this.items.values()].filter((item) => item.draft.surface === surface);
      const failed = failing.size + failedAndGone;
      return {
        surface,
        containers: found ? 1 : 0,
        items: items.length + failed,
        visible: items.filter((item) => item.stopwatch.seen).length,
        parsed: items.length,
        failed,
      };
    });
  }

  /** What each element shows now. */
  shown(): WeakMap<Element, string> {
    const shown = new WeakMap<Element, string>();
    for (const { element, draft } of this.items.values()) if (element) shown.set(element, nameOf(draft));
    return shown;
  }

  #newItem(element: Element, draft: Draft): Tracked {
    const isLeftOver = this.#leftOver.get(element) === nameOf(draft);
    const stopwatch = new Stopwatch(isLeftOver ? this.#leftOverUntil : 0);
    return { id: newDayId(Date.now()), draft, element, stopwatch, sent: undefined };
  }

  #updateFailures({ surface, container, failed }: SurfaceReading, now: number): void {
    const state = this.#surfaces.get(surface) ?? { found: false, failing: new Map(), failedAndGone: 0 };
    this.#surfaces.set(surface, state);
    state.found ||= container !== undefined;
    const before = state.failing;
    state.failing = new Map();
    for (const { element, kind } of failed)
      if (this.#kinds.includes(kind)) state.failing.set(element, before.get(element) ?? now);
    for (const [element, since] of before)
      if (!element.isConnected && now - since >= fillingMs) state.failedAndGone += 1;
  }
}

/** What makes an item the same item: its id or, without one, what it says. */
function nameOf({ kind, surface, item, ...rest }: Draft): string {
  const advertiser = 'ad' in rest ? rest.ad.advertiser : '';
  return [surface, kind, item.id ?? `${item.title}\n${advertiser}`].join('\n');
}
