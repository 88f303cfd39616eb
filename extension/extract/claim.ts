import type { ItemRule } from '#shared/rules/rule-pack.ts';

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
    for (let e: Element | null = element; e && e !== container; e = e.parentElement)
      if (taken.has(e)) return true;
    return false;
  };

  for (const rule of rules)
    for (const element of container.querySelectorAll(rule.select)) {
      if (enclosing.has(element) || isInsideTaken(element)) continue;
      if (rule.notInside?.some((selector) => element.parentElement?.closest(selector))) continue;
      taken.set(element, rule);
      for (let e = element.parentElement; e && e !== container && !enclosing.has(e); e = e.parentElement)
        enclosing.add(e);
    }

  const inPageOrder = new Map<Element, ItemRule>();
  for (const element of container.querySelectorAll(rules.map((r) => r.select).join())) {
    const rule = taken.get(element);
    if (rule) inPageOrder.set(element, rule);
  }
  return inPageOrder;
}
