/** Steps that are followed from one element that stands for another. */
const mostSteps = 4;

/**
 * The elements that an attribute names by their ids: labels that stand elsewhere in the document, and what an SVG `use`
 * draws, through further ones.
 * @param attribute e.g. `aria-labelledby` (ids between blanks) or `href` (`#id`)
 */
export function referred(element: Element, attribute: string): Element[] {
  const { ownerDocument } = element;
  const names = (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean).slice(0, 10);
  return names.flatMap((name) => {
    let found = ownerDocument.getElementById(name.replace(/^#/, ''));
    for (let step = 1; step < mostSteps; step++) {
      const use = found?.tagName.toLowerCase() === 'use' ? found : found?.querySelector('use');
      const next = use?.getAttribute('href') ?? use?.getAttribute('xlink:href');
      if (!next?.startsWith('#')) break;
      found = ownerDocument.getElementById(next.slice(1));
    }
    return found ?? [];
  });
}
