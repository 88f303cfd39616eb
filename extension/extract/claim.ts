import type { ItemRule } from '#shared/rules/item-rule.ts';
import { findCandidates } from './find-candidates.ts';
import { findSelfOrBelow, parentOf } from './find-elements.ts';
import { holds } from './holds.ts';

/** Most elements of a container that may become items: somewhat more than are looked at on one page view. */
const mostFitting = 205;

/** Which rule an element fits; undefined: none of them. */
export type Decisions = Pick<WeakMap<Element, { rule: ItemRule | undefined }>, 'get' | 'set'>;

/** Items of a container. */
export interface Claims {
  /** In page order. */
  items: Map<Element, ItemRule>;
  /** How many elements nothing was decided about, since there are too many. */
  beyond: number;
}

/**
 * Decides which elements of a container are items, and by which rule. Rules go in order; an element that an earlier
 * rule took, or that encloses or is enclosed by one, is not taken again. So one thing on the screen is one item, and
 * an ad that looks like a video stays an ad. Linear in the number of elements.
 * @param decisions what was decided about elements in which nothing has changed since
 */
export function claim(
  container: Element,
  rules: readonly ItemRule[],
  decisions: Decisions = new WeakMap(),
): Claims {
  const { elements: candidates, beyond } = findCandidates(container, rules);
  const byRule = new Map(rules.map((rule) => [rule, [] as Element[]]));
  let fitting = 0;
  let looked = 0;
  for (const element of candidates) {
    if (fitting === mostFitting) break;
    looked += 1;
    const known = decisions.get(element);
    const rule = known ? known.rule : rules.find((r) => fits(element, r));
    if (!known) decisions.set(element, { rule });
    if (!rule) continue;
    byRule.get(rule)?.push(element);
    fitting += 1;
  }

  const taken = new Map<Element, ItemRule>();
  const enclosing = new Set<Element>();
  const isInsideTaken = (element: Element): boolean => {
    for (let e: Element | undefined = element; e && e !== container; e = parentOf(e))
      if (taken.has(e)) return true;
    return false;
  };
  for (const [rule, elements] of byRule)
    for (const element of elements) {
      if (enclosing.has(element) || isInsideTaken(element)) continue;
      taken.set(element, rule);
      for (let e = parentOf(element); e && e !== container && !enclosing.has(e); e = parentOf(e))
        enclosing.add(e);
    }

  const inPageOrder = new Map<Element, ItemRule>();
  for (const element of candidates) {
    const rule = taken.get(element);
    if (rule) inPageOrder.set(element, rule);
  }
  return { items: inPageOrder, beyond: beyond + candidates.length - looked };
}

function fits(element: Element, { select, notInside, when }: ItemRule): boolean {
  // Of a selector into shadow trees, the last step is what fits the element itself.
  if (!element.matches(select.split('>>>').at(-1) ?? select)) return false;
  if (notInside?.some((selector) => element.parentElement?.closest(selector))) return false;
  return !when || when.some((condition) => holds(element, condition));
}

/** Whether an item is still being written. */
export function isUnfinished(element: Element, { unfinished }: ItemRule): boolean {
  return unfinished?.some((selector) => findSelfOrBelow(element, selector)) ?? false;
}
