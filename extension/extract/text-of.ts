/** Elements after and before which a reader sees a gap. */
const block =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BR|DD|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TD|TH|TR|UL)$/;
const silent = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|svg|SVG)$/;

/** What of an element's text is wanted. */
export interface TextWish {
  /** Parts that are left out. */
  exclude?: string | undefined;
  /** Leaves out what is not rendered. */
  rendered?: boolean | undefined;
}

/**
 * The text of an element as a reader would say it: blocks do not run into each other, scripts and styles are silent.
 * White space is left as it stands.
 */
export function textOf(element: Element, { exclude, rendered }: TextWish = {}): string {
  if (!element.firstElementChild && !rendered) return element.textContent ?? '';
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === 3) parts.push(node.nodeValue ?? '');
    if (node.nodeType !== 1) return;
    const child = node as Element;
    if (silent.test(child.tagName) || (exclude && child.matches(exclude))) return;
    if (rendered && !isRendered(child)) return;
    const isBlock = block.test(child.tagName);
    if (isBlock) parts.push(' ');
    for (let next = node.firstChild; next; next = next.nextSibling) walk(next);
    if (isBlock) parts.push(' ');
  };
  if (rendered && !isRendered(element)) return '';
  for (let next = element.firstChild; next; next = next.nextSibling) walk(next);
  return parts.join('');
}

/** Whether an element takes part in what is drawn. Without layout only `hidden` and inline styles are known. */
function isRendered(element: Element): boolean {
  if (!element.checkVisibility)
    return !element.matches('[hidden],[style*="display:none"],[style*="display: none"]');
  return (
    element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).display === 'contents'
  );
}

/** Marks in private-use letters that a page's own script would have turned into a citation. */
const unresolvedMark = /\u{e200}[^\u{e201}]{0,200}\u{e201}/gu;

/** White space and control characters become one space; half characters and unresolved marks go. */
export function tidy(text: string | undefined): string {
  const tidied = (text ?? '')
    .toWellFormed()
    .replace(unresolvedMark, ' ')
    .replace(/[\s\p{Cc}\ufeff]+/gu, ' ')
    .trim();
  // Letters without width alone are no text.
  return /^[\u200b-\u200f\u2060 ]*$/.test(tidied) ? '' : tidied;
}
