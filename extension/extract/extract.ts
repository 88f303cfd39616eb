import type { Kind } from '#shared/observations/kind.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { Draft } from './draft.ts';
import { type Breakage, findBreakage } from './find-breakage.ts';
import { type Located, locate } from './locate.ts';
import { readItem } from './read-item.ts';
import { boxOf, type FindBox } from './rendered.ts';

/** What one surface of a page holds at this moment, all of it read. */
export interface SurfaceReading extends Located, Breakage {
  /** Items that were read, in page order. */
  items: { element: Element; draft: Draft }[];
  /** Items with a required field missing. They keep their place in the order. */
  failed: { element: Element; kind: Kind }[];
}

/** What else there is to know about a page, and what may be read on it. */
export interface ExtractOptions {
  reach?: Draft['context']['reach'];
  mayReadQuery?: boolean;
  /** Tells whether an element is rendered; by default the browser's own answer. */
  box?: FindBox;
}

/**
 * Reads a whole page by rules: a pure function of document, address and rules.
 * @param address full address of the page; it says which surfaces to look for
 * @returns one reading for each surface that belongs to the address, with or without a container
 * @throws SyntaxError on a selector that this browser does not know
 */
export function extract(
  document: Document,
  address: string,
  pack: RulePack,
  { reach = 'unknown', mayReadQuery = false, box = boxOf }: ExtractOptions = {},
): SurfaceReading[] {
  const all = locate(document, address, pack, { box });
  return all.map((located) => {
    const { surface, spots } = located;
    const items: SurfaceReading['items'] = [];
    const failed: SurfaceReading['failed'] = [];
    for (const { element, rule, container, index } of spots) {
      const place = { surface, container, index, address, reach, mayReadQuery };
      const draft = readItem(element, rule, place);
      if (draft) items.push({ element, draft });
      else failed.push({ element, kind: rule.kind });
    }
    const tally = { parsed: items.length, failed: failed.length };
    return { ...located, items, failed, ...findBreakage(located, all, tally, document, box) };
  });
}
