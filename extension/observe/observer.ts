import type { Kind } from '#shared/observations/kind.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { findBreakage } from '../extract/find-breakage.ts';
import { type Located, locate, surfacesAt } from '../extract/locate.ts';
import { hostItemOf } from '../extract/read-item.ts';
import { readStructure } from '../extract/read-structure.ts';
import { boxOf } from '../extract/rendered.ts';
import type { Inspection, StructureReading } from '../messages/to-page.ts';
import { ItemCache } from './item-cache.ts';
import { Mutations } from './mutations.ts';
import { PageView } from './page-view.ts';
import { reachOf } from './reach-of.ts';
import { readSpots, type SurfaceReadings } from './read-spots.ts';
import type { Reporter } from './reporter.ts';
import type { Stopwatch } from './stopwatch.ts';
import { Viewability } from './viewability.ts';

/** Least time between two looks at the page. */
const restMs = 500;
/** A look that took long is followed by a rest of so many times as long: however large a page is, we take 2 % of it. */
const restRatio = 50;
const longestRestMs = 5000;
/** Longest stretch of reading: a third of a frame that a person would notice. */
const sliceMs = 10;
/** How long the content of the address before may stand after the address has changed. */
const settleMs = 3000;
/** How long a page must be quiet before it is judged whether the site has changed. */
const quietMs = 4000;

/** What may be observed on a page. */
export interface ObservationScope {
  pack: RulePack;
  kinds: readonly Kind[];
  /** Whether what the person typed may be read. */
  query: boolean;
}

/** Watches one page, from when it may until it is told to stop. Reads only: nothing on the page is changed. */
export class Observer {
  readonly #scope: ObservationScope;
  readonly #reporter: Reporter;
  readonly #viewability: Viewability;
  readonly #cache = new ItemCache();
  readonly #mutations = new Mutations((records) => {
    this.#cache.forgetAround(records);
    this.#readSoon();
  });
  readonly #stopListening = new AbortController();
  #view = new PageView();
  #place: string;
  #address = location.href;
  #before = document.referrer;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #judgeTimer: ReturnType<typeof setTimeout> | undefined;
  #rest = restMs;

  constructor(scope: ObservationScope, reporter: Reporter) {
    this.#scope = scope;
    this.#reporter = reporter;
    this.#viewability = new Viewability(
      () => reporter.soon(),
      () => this.#readSoon(),
    );
    this.#place = this.#placeNow();
  }

  start(): void {
    const { signal } = this.#stopListening;
    this.#mutations.watch(document);
    document.addEventListener('visibilitychange', () => this.#visibilityChanged(), { signal });
    addEventListener('pagehide', () => this.#reporter.flush(), { signal });
    addEventListener('popstate', () => this.#readSoon(), { signal });
    this.#reporter.begin(this.#view);
    this.#read();
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#judgeTimer);
    this.#mutations.stop();
    this.#stopListening.abort();
    this.#viewability.stop();
    this.#reporter.stop();
  }

  /** Everything on the page, seen or not, up to what is looked at on one page view. */
  inspect(): Inspection {
    this.#judge(this.#read(Number.POSITIVE_INFINITY));
    const now = performance.now();
    const { source, version } = this.#scope.pack;
    const surfaces = this.#view.counts().map(({ surface }) => surface);
    const place = ({
      draft: { surface, position },
    }: {
      draft: { surface: string; position: { index: number } };
    }) => surfaces.indexOf(surface) * 10_000 + position.index;
    return {
      rules: `${source}@${version}`,
      items: [...this.#view.items.values()]
        .sort((a, b) => place(a) - place(b))
        .map(({ id, stopwatch, draft, element }) => ({
          id,
          visibleMs: stopwatch.read(now),
          draft,
          onScreen: this.#viewability.isInView(element && boxOf(element)),
        })),
      counts: this.#view.counts(),
    };
  }

  /** How a surface of the page is built, without anything that it says; undefined where the page has no such surface. */
  structure(surface: string): StructureReading | undefined {
    const all = this.#read(Number.POSITIVE_INFINITY);
    this.#judge(all);
    const located = all.find((one) => one.surface.id === surface);
    if (!located) return undefined;
    const { pack } = this.#scope;
    const counts = this.#view.counts().find((count) => count.surface === surface);
    const { source, version } = pack;
    const layout = counts?.layout ?? null;
    return { rules: `${source}@${version}`, layout, ...readStructure(document, located, pack) };
  }

  /** Pages change in bursts: reads once for a burst, when the browser has nothing better to do. */
  #readSoon(): void {
    this.#timer ??= setTimeout(() => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(() => this.#read(), { timeout: 1000 });
      else this.#read();
    }, this.#rest);
  }

  /** @returns what the page holds */
  #read(slice = sliceMs): Located[] {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#stopListening.signal.aborted) return [];
    const now = performance.now();
    this.#followAddress(now);
    const { pack, kinds, query } = this.#scope;
    const all = locate(document, location.href, pack);
    const surfaces = readSpots(all, this.#cache, {
      kinds,
      mayReadQuery: query,
      reach: reachOf(this.#before, location.href, pack),
      address: location.href,
      sliceMs: slice,
      isUrgent: (element) => this.#viewability.isInView(boxOf(element)),
    });
    this.#view.update(surfaces, now);
    this.#mutations.watchShadows(all);
    this.#watch(all, surfaces);
    this.#reporter.soon();
    this.#rest = Math.min(longestRestMs, Math.max(restMs, restRatio * (performance.now() - now)));
    if (surfaces.some(({ unread }) => unread.length > 0)) this.#readSoon();
    clearTimeout(this.#judgeTimer);
    this.#judgeTimer = setTimeout(() => this.#judge(all), quietMs);
    return all;
  }

  /** The address may have changed without the page being loaded anew: then another page view begins. */
  #followAddress(now: number): void {
    const place = this.#placeNow();
    if (place !== this.#place) {
      this.#place = place;
      this.#before = this.#address;
      this.#cache.clear();
      this.#viewability.watch(new Map());
      this.#view = new PageView(this.#view.shown(), now + settleMs);
      this.#reporter.begin(this.#view);
    }
    this.#address = location.href;
  }

  #watch(all: readonly Located[], surfaces: readonly SurfaceReadings[]): void {
    const wanted = new Map<Element, Stopwatch | undefined>();
    for (const { hidden } of all) for (const element of hidden) wanted.set(element, undefined);
    for (const { unread } of surfaces)
      for (const element of unread) wanted.set(boxOf(element) ?? element, undefined);
    for (const { element, stopwatch } of this.#view.items.values()) {
      const box = element && boxOf(element);
      if (box) wanted.set(box, stopwatch);
    }
    this.#viewability.watch(wanted);
  }

  /** Looks whether the site has changed, so that it can be said that something is not recorded. */
  #judge(all: readonly Located[]): void {
    if (this.#stopListening.signal.aborted) return;
    for (const located of all) {
      const { id } = located.surface;
      const parsed = [...this.#view.items.values()].filter(({ draft }) => draft.surface === id).length;
      this.#view.judge(id, findBreakage(located, all, { parsed, failed: this.#view.failedOf(id) }, document));
    }
    this.#reporter.soon();
  }

  /** What the address is about. Addresses that differ in other things are one page view. */
  #placeNow(): string {
    const address = location.href;
    const surfaces = surfacesAt(address, this.#scope.pack);
    return JSON.stringify(surfaces.map((s) => [s.id, s.page, hostItemOf(s, address), s.query && address]));
  }

  #visibilityChanged(): void {
    this.#viewability.run();
    if (document.visibilityState === 'hidden') this.#reporter.flush();
  }
}
