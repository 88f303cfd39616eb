import type { Kind } from '#shared/observations/kind.ts';
import type { RulePack, SurfaceRule } from '#shared/rules/rule-pack.ts';
import { claim } from './claim.ts';
import type { Draft } from './draft.ts';
import { readItem } from './read-item.ts';
import { boxOf, type FindBox } from './rendered.ts';

/** What one surface of a page holds at this moment. */
export interface SurfaceReading {
  surface: string;
  /** The rendered container; absent when the page shows none. */
  container: Element | undefined;
  /** Items that were read, in page order. */
  items: { element: Element; draft: Draft }[];
  /** Items with a required field missing. They keep their place in the order. */
  failed: { element: Element; kind: Kind }[];
  /** Items in the document that are not rendered: not shown, so not counted. They may be shown later. */
  hidden: Element[];
}

/**
 * Reads a page by rules: a pure function of document, address and rules.
 * @param address full address of the page; its path says which surfaces to look for
 * @param box tells whether an element is rendered; by default the browser's own answer
 * @returns one reading for each surface that belongs to the address, with or without a container
 * @throws SyntaxError on a selector that this browser does not know
 */
export function extract(
  document: Document,
  address: string,
  pack: RulePack,
  box: FindBox = boxOf,
): SurfaceReading[] {
  return surfacesAt(address, pack).map((surface) => {
    const container = findContainer(document, surface, box);
    const reading: SurfaceReading = { surface: surface.id, container, items: [], failed: [], hidden: [] };
    if (!container) return reading;
    const rules = surface.items.flatMap((name) => pack.items[name] ?? []);
    for (const [element, rule] of claim(container, rules)) {
      if (!box(element)) {
        reading.hidden.push(element);
        continue;
      }
      const index = reading.items.length + reading.failed.length;
      const draft = readItem(element, rule, surface, index, address);
      if (draft) reading.items.push({ element, draft });
      else reading.failed.push({ element, kind: rule.kind });
    }
    return reading;
  });
}

/** Surfaces whose path fits the address. */
export function surfacesAt(address: string, pack: RulePack): SurfaceRule[] {
  const path = URL.parse(address)?.pathname ?? '';
  return pack.surfaces.filter((surface) =>
    surface.path.endsWith('*') ? path.startsWith(surface.path.slice(0, -1)) : path === surface.path,
  );
}

/** Pages of one tab stay in the document after the person has moved on; only the rendered one counts. */
function findContainer(document: Document, surface: SurfaceRule, box: FindBox): Element | undefined {
  for (const selector of surface.container)
    for (const element of document.querySelectorAll(selector)) if (box(element)) return element;
  return undefined;
}
