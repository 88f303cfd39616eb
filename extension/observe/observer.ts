import type { Kind } from '#shared/observations/kind.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { extract, surfacesAt } from '../extract/extract.ts';
import { hostItemOf } from '../extract/read-item.ts';
import { boxOf } from '../extract/rendered.ts';
import type { Inspection } from '../messages/to-page.ts';
import { PageView } from './page-view.ts';
import type { Reporter } from './reporter.ts';
import type { Stopwatch } from './stopwatch.ts';
import { Viewability } from './viewability.ts';

/** Least time between two readings of the page. */
const restMs = 500;
/** How long the content of the address before may stand after the address has changed. */
const settleMs = 3000;

/** Watches one page, from when it may until it is told to stop. Reads only: nothing on the page is changed. */
export class Observer {
  readonly #pack: RulePack;
  readonly #kinds: readonly Kind[];
  readonly #reporter: Reporter;
  readonly #viewability: Viewability;
  readonly #mutations = new MutationObserver(() => this.#readSoon());
  readonly #stopListening = new AbortController();
  #view: PageView;
  #place: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(pack: RulePack, kinds: readonly Kind[], reporter: Reporter) {
    this.#pack = pack;
    this.#kinds = kinds;
    this.#reporter = reporter;
    this.#viewability = new Viewability(
      () => reporter.soon(),
      () => this.#readSoon(),
    );
    this.#place = this.#placeNow();
    this.#view = new PageView(kinds);
  }

  start(): void {
    const { signal } = this.#stopListening;
    this.#mutations.observe(document, {
      childList: true,
      subtree: true,
      attributeFilter: ['hidden', 'href'],
    });
    document.addEventListener('visibilitychange', () => this.#visibilityChanged(), { signal });
    addEventListener('pagehide', () => this.#reporter.flush(), { signal });
    addEventListener('popstate', () => this.#readSoon(), { signal });
    this.#reporter.begin(this.#view);
    this.#read();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#mutations.disconnect();
    this.#stopListening.abort();
    this.#viewability.stop();
    this.#reporter.stop();
  }

  /** Everything on the page, seen or not. */
  inspect(): Inspection {
    this.#read();
    const now = performance.now();
    return {
      rules: `${this.#pack.source}@${this.#pack.version}`,
      items: [...this.#view.items.values()].map(({ id, stopwatch, draft, element }) => ({
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
      if ('requestIdleCallback' in globalThis) requestIdleCallback(() => this.#read(), { timeout: 1000 });
      else this.#read();
    }, restMs);
  }

  #read(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#stopListening.signal.aborted) return;
    const place = this.#placeNow();
    const now = performance.now();
    if (place !== this.#place) {
      this.#place = place;
      this.#viewability.watch(new Map());
      this.#view = new PageView(this.#kinds, this.#view.shown(), now + settleMs);
      this.#reporter.begin(this.#view);
    }
    const readings = extract(document, location.href, this.#pack);
    this.#view.update(readings, now);

    const wanted = new Map<Element, Stopwatch | undefined>();
    for (const { hidden } of readings) for (const element of hidden) wanted.set(element, undefined);
    for (const { element, stopwatch } of this.#view.items.values()) {
      const box = element && boxOf(element);
      if (box) wanted.set(box, stopwatch);
    }
    this.#viewability.watch(wanted);
    this.#reporter.soon();
  }

  /** What the address is about. Addresses that differ in other things are one page view. */
  #placeNow(): string {
    const address = location.href;
    return JSON.stringify(surfacesAt(address, this.#pack).map((s) => [s.id, hostItemOf(s, address)]));
  }

  #visibilityChanged(): void {
    this.#viewability.run();
    if (document.visibilityState === 'hidden') this.#reporter.flush();
  }
}
