import type { Kind } from '#shared/observations/kind.ts';
import { fitsPath, pathsOf } from '#shared/rules/fits-path.ts';
import type { ItemRule } from '#shared/rules/item-rule.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { SurfaceRule } from '#shared/rules/surface-rule.ts';
import { claim, type Decisions, isUnfinished } from './claim.ts';
import { findAll } from './find-elements.ts';
import { boxOf, type FindBox } from './rendered.ts';

/** An item that stands on the page and has not been read yet. */
export interface Spot {
  element: Element;
  rule: ItemRule;
  container: Element;
  /** Place within the surface, from 0. */
  index: number;
}

/** Where the items of one surface stand at this moment. */
export interface Located {
  surface: SurfaceRule;
  /** Kinds of item that the surface can hold. */
  kinds: readonly Kind[];
  /** Rendered containers; none when the page shows none. */
  containers: Element[];
  /** Rendered items, in page order. */
  spots: Spot[];
  /** Items in the document that are not rendered: not shown, so not counted. They may be shown later. */
  hidden: Element[];
  /** Items that are still being written. */
  unfinished: Element[];
  /** Items that are counted and not read. */
  counted: Omit<Spot, 'index'>[];
  /** Elements that may be items, and are too many to look at. */
  beyond: number;
}

/** What is remembered of elements in which nothing has changed since. */
export interface Memory {
  /** Which rule they fit, of those of one surface. */
  decisions(surface: string): Decisions;
  /** Elements that were rendered. */
  rendered: Pick<WeakSet<Element>, 'has' | 'add'>;
}

/**
 * Finds the items of every surface that belongs to the address, and reads none of them.
 * @param box tells whether an element is rendered; by default the browser's own answer
 * @param memory spares looking again at what has not changed
 * @throws SyntaxError on a selector that this browser does not know
 */
export function locate(
  document: Document,
  address: string,
  pack: RulePack,
  { box = boxOf, memory }: { box?: FindBox; memory?: Memory } = {},
): Located[] {
  const isRendered = (element: Element): boolean => {
    if (memory?.rendered.has(element)) return true;
    const isSo = box(element) !== undefined;
    if (isSo) memory?.rendered.add(element);
    return isSo;
  };
  return surfacesAt(address, pack).map((surface) => {
    const containers = findContainers(document, surface, box);
    const rules = rulesOf(surface, pack);
    const kinds = [...new Set(rules.map(({ kind }) => kind))];
    const found = { spots: [], hidden: [], unfinished: [], counted: [], beyond: 0 };
    const located: Located = { surface, kinds, containers, ...found };
    const { spots, hidden, unfinished, counted } = located;
    for (const container of containers) {
      const { items, beyond } = claim(container, rules, memory?.decisions(surface.id));
      located.beyond += beyond;
      for (const [element, rule] of items)
        if (!isRendered(element)) hidden.push(element);
        else if (isUnfinished(element, rule)) unfinished.push(element);
        else if (rule.countOnly) counted.push({ element, rule, container });
        else
          spots.push({ element, rule, container, index: spots.length + unfinished.length + counted.length });
    }
    return located;
  });
}

const rulesOfSurfaces = new WeakMap<SurfaceRule, ItemRule[]>();

/** The item rules of a surface, in order; always the same list, so that something can be remembered of it. */
function rulesOf(surface: SurfaceRule, pack: RulePack): ItemRule[] {
  const rules = rulesOfSurfaces.get(surface) ?? surface.items.flatMap((name) => pack.items[name] ?? []);
  rulesOfSurfaces.set(surface, rules);
  return rules;
}

/** Surfaces whose path and parameters fit the address. */
export function surfacesAt(address: string, pack: RulePack): SurfaceRule[] {
  const url = URL.parse(address);
  if (!url) return [];
  const { pathname, searchParams } = url;
  return pack.surfaces.filter(
    (surface) =>
      pathsOf(surface).some((one) => fitsPath(one, pathname)) &&
      (surface.parameters ?? []).every(({ name, oneOf }) => oneOf.includes(searchParams.get(name) ?? '')),
  );
}

/** Pages of one tab stay in the document after the person has moved on; only rendered containers count. */
function findContainers(document: Document, surface: SurfaceRule, box: FindBox): Element[] {
  for (const selector of surface.container) {
    const found: Element[] = [];
    for (const element of findAll(document, selector))
      if (!found.some((outer) => outer.contains(element)) && box(element)) found.push(element);
    if (found.length > 0) return found;
  }
  return [];
}
