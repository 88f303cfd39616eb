import type { ItemRule } from '#shared/rules/item-rule.ts';
import { findAll, parentOf } from './find-elements.ts';
import { holds } from './holds.ts';

/**
 * Decides which elements of a container are items, and by which rule. Rules go in order; an element that an earlier
 * rule took, or that encloses or is enclosed by one, is not taken again. So one thing on the screen is one item, and
 * an ad that looks like a video stays an ad. Linear in the number of elements.
 * @returns in page order
 */
export function claim(container: Element, rules: readonly ItemRule[]): Map<Element, ItemRule> {
  const taken = new Map<Element, ItemRule>();
  const enclosing = new Set<Element>();

  const isInsideTaken = (element: Element): boolean => {
    for (let e: Element | undefined = element; e && e !== container; e = parentOf(e))
      if (taken.has(e)) return true;
    return false;
  };

  for (const rule of rules)
    for (const element of findAll(container, rule.select)) {
      if (enclosing.has(element) || isInsideTaken(element)) continue;
      if (rule.notInside?.some((selector) => element.parentElement?.closest(selector))) continue;
      if (rule.when && !rule.when.some((condition) => holds(element, condition))) continue;
      taken.set(element, rule);
      for (let e = parentOf(element); e && e !== container && !enclosing.has(e); e = parentOf(e))
        enclosing.add(e);
    }
  return inPageOrder(container, rules, taken);
}

function inPageOrder(
  container: Element,
  rules: readonly ItemRule[],
  taken: ReadonlyMap<Element, ItemRule>,
): Map<Element, ItemRule> {
  // Elements of different shadow trees have no order among each other; they stay as they were found.
  if (rules.some(({ select }) => select.includes('>>>'))) return new Map(taken);
  const ordered = new Map<Element, ItemRule>();
  for (const element of container.querySelectorAll(rules.map((r) => r.select).join())) {
    const rule = taken.get(element);
    if (rule) ordered.set(element, rule);
  }
  return ordered;
}
