import { newDayId } from '#shared/new-day-id.ts';
import type { Draft, SurfaceCounts } from '../extract/draft.ts';
import type { Breakage } from '../extract/find-breakage.ts';
import type { ItemReading } from './item-cache.ts';
import { mostPerPageView, type SurfaceReadings } from './read-spots.ts';
import { Stopwatch } from './stopwatch.ts';
import { SurfaceState } from './surface-state.ts';

/** One item of a page view. It stays itself when the page moves it to another element. */
export interface Tracked {
  id: string;
  draft: Draft;
  /** Where it is now; absent when it has left the document. */
  element: Element | undefined;
  stopwatch: Stopwatch;
  /** When what it says last changed. */
  changedAt: number;
  /** `visibleMs` that the background has, and when it got it. */
  sent: { ms: number; at: number } | undefined;
}

/**
 * What was shown on one page view: from one address to the next. Items are told apart by what they show, not by their
 * element: pages move and reuse elements as people scroll. An answer is told apart by where it stands, since it grows.
 */
export class PageView {
  readonly id = crypto.randomUUID();
  readonly items = new Map<string, Tracked>();
  /** Counts that the background has, as JSON. */
  sentCounts = '[]';
  readonly #surfaces = new Map<string, SurfaceState>();
  readonly #leftOver: WeakMap<Element, string>;
  readonly #leftOverUntil: number;
  readonly #names = new WeakMap<Element, number>();
  #named = 0;

  /**
   * @param leftOver elements that still show an earlier page view, and what they show
   * @param leftOverUntil time from which they count for this one, should they stay
   */
  constructor(leftOver: WeakMap<Element, string> = new WeakMap(), leftOverUntil = 0) {
    this.#leftOver = leftOver;
    this.#leftOverUntil = leftOverUntil;
  }

  /** Whether there is no place for another item. */
  get isFull(): boolean {
    return this.items.size >= mostPerPageView;
  }

  /** Takes in what the page holds now. */
  update(surfaces: readonly SurfaceReadings[], now: number): void {
    const present = new Set<Tracked>();
    for (const { located, readings, counted, overflow } of surfaces) {
      const state = this.#stateOf(located.surface.id);
      const failed = readings.filter(({ reading }) => !reading.draft).map(({ spot }) => spot.element);
      state.update(located.containers.length > 0, failed, overflow, now);
      for (const { element, key } of counted) state.withhold(element, key);
      const times = new Map<string, number>();
      for (const { spot, reading } of readings) {
        if (!reading.draft) continue;
        const name = this.#nameOf(spot.element, reading, reading.draft);
        const time = times.get(name) ?? 0;
        times.set(name, time + 1);
        const tracked = this.#track(`${name}\n${time}`, spot.element, reading.draft, now);
        if (tracked) present.add(tracked);
        else state.beyond.add(name);
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

  /** Takes in how many items of a surface there are, of which most are not looked at. */
  countBeyond(surface: string, there: number): void {
    const looked = [...this.items.values()].filter(({ draft }) => draft.surface === surface).length;
    this.#stateOf(surface).unread(there - looked);
  }

  /** Takes in whether surfaces look as if the site had changed. */
  judge(surface: string, breakage: Breakage): void {
    this.#stateOf(surface).breakage = breakage;
  }

  /** Items of a surface that could not be read, now and before. */
  failedOf(surface: string): number {
    return this.#stateOf(surface).failed;
  }

  /** Totals of each surface so far. */
  counts(): SurfaceCounts[] {
    return [...this.#surfaces].map(([surface, { found, failed, withheld, breakage, overflow }]) => {
      const items = [...this.items.values()].filter((item) => item.draft.surface === surface);
      return {
        surface,
        containers: found ? 1 : 0,
        items: items.length + failed + withheld,
        visible: items.filter((item) => item.stopwatch.seen).length,
        parsed: items.length,
        failed,
        withheld,
        incomplete: items.filter((item) => item.draft.completeness.missing.length > 0).length,
        overflow,
        broken: breakage.signs.length > 0 ? 1 : 0,
        layout: breakage.layout,
      };
    });
  }

  /** What each element shows now. */
  shown(): WeakMap<Element, string> {
    const shown = new WeakMap<Element, string>();
    for (const { element, draft } of this.items.values()) if (element) shown.set(element, contentOf(draft));
    return shown;
  }

  #stateOf(surface: string): SurfaceState {
    const state = this.#surfaces.get(surface) ?? new SurfaceState();
    this.#surfaces.set(surface, state);
    return state;
  }

  /** The item of this name, with what it shows now; undefined when the page view has had its fill. */
  #track(key: string, element: Element, draft: Draft, now: number): Tracked | undefined {
    const known = this.items.get(key);
    if (!known && this.items.size >= mostPerPageView) return undefined;
    if (!known) return this.#add(key, element, draft, now);
    const isChanged = textOf(known.draft) !== textOf(draft);
    if (isChanged && known.sent) {
      // What was told stays as it was told. The answer that took its place names it.
      this.items.set(`${key}\n${known.id}`, known);
      if (this.items.size > mostPerPageView || draft.kind !== 'answer') return known;
      known.stopwatch.stop(now);
      known.element = undefined;
      const updated = { ...draft, answer: { ...draft.answer, updateOf: known.id } };
      return this.#add(key, element, updated, now);
    }
    if (isChanged) known.changedAt = now;
    const isUpdate = known.draft.kind === 'answer' && known.draft.answer.updateOf;
    known.draft =
      isUpdate && draft.kind === 'answer'
        ? { ...draft, answer: { ...draft.answer, updateOf: isUpdate } }
        : draft;
    known.element = element;
    return known;
  }

  #add(key: string, element: Element, draft: Draft, now: number): Tracked {
    const isLeftOver = this.#leftOver.get(element) === contentOf(draft);
    const stopwatch = new Stopwatch(isLeftOver ? this.#leftOverUntil : 0);
    const tracked = { id: newDayId(Date.now()), draft, element, stopwatch, changedAt: now, sent: undefined };
    this.items.set(key, tracked);
    return tracked;
  }

  /** What makes an item the same item: its id or, without one, what it says; for an answer, where it stands. */
  #nameOf(element: Element, { key }: ItemReading, draft: Draft): string {
    const { id, url, title } = draft.item;
    const saysNothing = (id ?? url ?? title) === null;
    if (draft.kind !== 'answer' && !(key && saysNothing)) return contentOf(draft);
    if (key) return `${draft.surface}\n${key}`;
    const number = this.#names.get(element) ?? ++this.#named;
    this.#names.set(element, number);
    return `${draft.surface}\n${number}`;
  }
}

function contentOf(draft: Draft): string {
  const { kind, surface, item } = draft;
  const advertiser = kind === 'ad' ? draft.ad.advertiser : '';
  const text = kind === 'answer' ? draft.answer.text : '';
  const unit = kind === 'ad' ? (draft.ad.slot?.unit ?? '') : '';
  const said = [item.url, item.title, item.publisher.id, `${advertiser}${text}${unit}`];
  return [surface, kind, item.id ?? said.join('\n')].join('\n');
}

function textOf(draft: Draft): string | null {
  return draft.kind === 'answer' ? `${draft.answer.status}\n${draft.answer.text}` : null;
}
