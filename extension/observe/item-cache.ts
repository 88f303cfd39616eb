import type { ItemRule } from '#shared/rules/item-rule.ts';
import type { Decisions } from '../extract/claim.ts';
import type { Draft } from '../extract/draft.ts';
import { parentOf } from '../extract/find-elements.ts';
import type { Memory } from '../extract/locate.ts';

/** What an element was read as. Without a draft a required field was missing. */
export interface ItemReading {
  rule: ItemRule;
  draft: Draft | undefined;
  /** What makes it the same item; '' where the page does not say. */
  key: string;
}

/** Steps up from a change within which the item around it is looked for. */
const farthest = 40;

/** Remembers what elements were read as, until something in them changes: pages of thousands are not read over again. */
export class ItemCache implements Memory {
  rendered = new WeakSet<Element>();
  #readings = new WeakMap<Element, ItemReading>();
  readonly #decisions = new Map<string, WeakMap<Element, { rule: ItemRule | undefined }>>();

  decisions(surface: string): Decisions {
    const decisions = this.#decisions.get(surface) ?? new WeakMap();
    this.#decisions.set(surface, decisions);
    return decisions;
  }

  get(element: Element, rule: ItemRule): ItemReading | undefined {
    const reading = this.#readings.get(element);
    return reading?.rule === rule ? reading : undefined;
  }

  set(element: Element, reading: ItemReading): void {
    this.#readings.set(element, reading);
  }

  /** Something changed at these places: what is around them is to be read again. */
  forgetAround(records: readonly MutationRecord[]): void {
    const done = new Set<Node>();
    for (const { target } of records) {
      let e = target.nodeType === 1 ? (target as Element) : (target.parentElement ?? undefined);
      for (let steps = 0; e && steps < farthest && !done.has(e); steps++) {
        done.add(e);
        this.#readings.delete(e);
        this.rendered.delete(e);
        for (const decisions of this.#decisions.values()) decisions.delete(e);
        e = parentOf(e);
      }
    }
  }

  clear(): void {
    this.#readings = new WeakMap();
    this.rendered = new WeakSet();
    this.#decisions.clear();
  }
}
