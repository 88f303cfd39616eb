import type { Located } from '../extract/locate.ts';

/** Attributes by which items change without an element coming or going. */
const attributeFilter = ['hidden', 'href', 'title', 'aria-label', 'data-is-streaming', 'data-ad-status'];

/** Tells when something on the page has changed, in the document and in the open shadow trees that rules go into. */
export class Mutations {
  readonly #observer: MutationObserver;
  readonly #watched = new WeakSet<Node>();

  constructor(onChange: (records: readonly MutationRecord[]) => void) {
    this.#observer = new MutationObserver(onChange);
  }

  watch(root: Node): void {
    if (this.#watched.has(root)) return;
    this.#watched.add(root);
    this.#observer.observe(root, { childList: true, subtree: true, characterData: true, attributeFilter });
  }

  /** Watches the shadow trees that items stand in or hold. */
  watchShadows(all: readonly Located[]): void {
    for (const { surface, containers, spots } of all)
      for (const element of [...containers, ...spots.map((spot) => spot.element)]) {
        if (element.shadowRoot) this.watch(element.shadowRoot);
        const root = element.getRootNode();
        if (root !== document && surface) this.watch(root);
      }
  }

  stop(): void {
    this.#observer.disconnect();
  }
}
