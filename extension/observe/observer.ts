import type { Kind } from '#shared/observations/kind.ts';
import { pathsOf } from '#shared/rules/fits-path.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { findBreakage } from '../extract/find-breakage.ts';
import { type Located, locate, surfacesAt } from '../extract/locate.ts';
import { hostItemOf } from '../extract/read-item.ts';
import { boxOf } from '../extract/rendered.ts';
import type { Inspection } from '../messages/to-page.ts';
import { countOverflow } from './count-overflow.ts';
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
/** A look that took long is followed by a rest of so many times as long: however large a page is, we take 1 % of it. */
const restRatio = 100;
const longestRestMs = 5000;
/** Rest once a page view has had its fill: what comes now is only counted. */
const fullRestMs = 10_000;
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
    if (location.href !== this.#address) this.#lookAtAddress();
    this.#readSoon();
  });
  readonly #stopListening = new AbortController();
  #view = new PageView();
  /** What the page held when it was last looked at. */
  #located: Located[] = [];
  /** Whether not all of that has been read. */
  #isReading = false;
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
    addEventListener('popstate', () => this.#lookAtAddress(), { signal });
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
    this.#read(Number.POSITIVE_INFINITY);
    this.#judge();
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

  /** Pages change in bursts: reads once for a burst, when the browser has nothing better to do. */
  #readSoon(): void {
    this.#timer ??= setTimeout(() => {
      whenIdle(() => this.#read());
    }, this.#rest);
  }

  /** Another address may be another page view: that is not left waiting. */
  #lookAtAddress(): void {
    if (this.#placeNow() === this.#place) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#rest = restMs;
    this.#readSoon();
  }

  /** Looks where the items of the page stand, and reads what there is time for. */
  #read(slice = sliceMs): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#stopListening.signal.aborted) return;
    const now = performance.now();
    this.#followAddress(now);
    if (this.#isReading && slice === sliceMs) {
      this.#readSoon(); // First things first: what was found is read before more is looked for.
      return;
    }
    if (this.#view.isFull && slice === sliceMs) {
      countOverflow(this.#located, this.#view);
      this.#rest = fullRestMs;
      this.#reporter.soon();
      return;
    }
    this.#located = locate(document, location.href, this.#scope.pack, { memory: this.#cache });
    this.#mutations.watchShadows(this.#located);
    this.#readMore(slice);
    const took = performance.now() - now;
    this.#rest = Math.min(longestRestMs, Math.max(restMs, restRatio * took));
    clearTimeout(this.#judgeTimer);
    this.#judgeTimer = setTimeout(() => this.#judge(), quietMs);
  }

  /** Reads on where the last stretch ended. */
  #readMore(slice = sliceMs): void {
    if (this.#stopListening.signal.aborted) return;
    const { pack, kinds, query } = this.#scope;
    const surfaces = readSpots(this.#located, this.#cache, {
      kinds,
      mayReadQuery: query,
      reach: reachOf(this.#before, location.href, pack),
      address: location.href,
      sliceMs: slice,
      isUrgent: (element) => this.#viewability.isInView(boxOf(element)),
    });
    this.#view.update(surfaces, performance.now());
    this.#watch(surfaces);
    this.#reporter.soon();
    this.#isReading = surfaces.some(({ unread }) => unread.length > 0);
    if (this.#isReading) whenIdle(() => this.#readMore());
  }

  /** The address may have changed without the page being loaded anew: then another page view begins. */
  #followAddress(now: number): void {
    const place = this.#placeNow();
    if (place !== this.#place) {
      this.#place = place;
      this.#before = this.#address;
      this.#cache.clear();
      this.#located = [];
      this.#isReading = false;
      this.#viewability.watch(new Map());
      this.#view = new PageView(this.#view.shown(), now + settleMs);
      this.#reporter.begin(this.#view);
    }
    this.#address = location.href;
  }

  #watch(surfaces: readonly SurfaceReadings[]): void {
    const wanted = new Map<Element, Stopwatch | undefined>();
    for (const { hidden } of this.#located) for (const element of hidden) wanted.set(element, undefined);
    for (const { unread } of surfaces)
      for (const element of unread) wanted.set(boxOf(element) ?? element, undefined);
    for (const { element, stopwatch } of this.#view.items.values()) {
      const box = element && boxOf(element);
      if (box) wanted.set(box, stopwatch);
    }
    this.#viewability.watch(wanted);
  }

  /** Looks whether the site has changed, so that it can be said that something is not recorded. */
  #judge(): void {
    if (this.#stopListening.signal.aborted) return;
    const all = this.#located;
    for (const located of all) {
      // On a page that is full of what we read, looking for what we do not read costs more than it tells.
      if (this.#view.isFull && located.spots.length === 0) continue;
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
    return JSON.stringify(
      surfaces.map((s) => [
        ...[s.id, hostItemOf(s, address), s.query && address],
        pathsOf(s).some((path) => path.includes('*')) && location.pathname,
      ]),
    );
  }

  #visibilityChanged(): void {
    this.#viewability.run();
    if (document.visibilityState === 'hidden') this.#reporter.flush();
  }
}

/** Does something when the browser has nothing better to do. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 50);
}
