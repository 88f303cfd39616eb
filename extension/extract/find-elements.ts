/**
 * Finds elements by a selector of rules: CSS, in which ` >>> ` steps into the open shadow roots of what was found so far;
 * one that begins with it, into that of the start.
 * @returns in document order, each once
 */
export function findAll(start: ParentNode, selector: string): Element[] {
  const [first = '', ...deeper] = selector.split('>>>');
  let found = first.trim() ? [...start.querySelectorAll(first)] : [start as Element];
  for (const step of deeper) found = found.flatMap((e) => [...(e.shadowRoot?.querySelectorAll(step) ?? [])]);
  return found;
}

/** The element itself where it fits a selector, else the first one below it that does. */
export function findSelfOrBelow(start: Element, selector: string): Element | undefined {
  if (!selector.includes('>>>'))
    return start.matches(selector) ? start : (start.querySelector(selector) ?? undefined);
  return findAll(start, selector)[0];
}

/** What encloses an element; for the top of a shadow tree, its host. */
export function parentOf(element: Element): Element | undefined {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode() as Partial<ShadowRoot>;
  return root.host;
}

/** The nearest element around this one, itself included, that fits; also out of shadow trees. */
export function closestTo(element: Element, selector: string): Element | undefined {
  for (let e: Element | undefined = element; e; e = (e.getRootNode() as Partial<ShadowRoot>).host) {
    const found = e.closest(selector);
    if (found) return found;
  }
  return undefined;
}
