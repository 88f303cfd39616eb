/** Finds the box of an element on the screen: itself, or a child where the element itself has none. */
export type FindBox = (element: Element) => Element | undefined;

/**
 * The element whose box shows this one: itself, or, where it is `display: contents`, its first rendered child.
 * Nothing when it is not rendered. Whether it is scrolled into view does not matter.
 * Without layout (jsdom) only the `hidden` attribute and inline `display: none` are known.
 */
export const boxOf: FindBox = (element) => {
  if (!element.checkVisibility)
    return element.closest('[hidden],[style*="display:none"],[style*="display: none"]') ? undefined : element;
  if (element.checkVisibility({ visibilityProperty: true })) return element;
  if (getComputedStyle(element).display !== 'contents') return undefined;
  for (const child of element.children) {
    const box = boxOf(child);
    if (box) return box;
  }
  return undefined;
};
