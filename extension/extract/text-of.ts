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
  /** Where a text that is longer is of no interest: looking ends there, and what has too many parts has no text. */
  most?: number | undefined;
}

/** Nodes that are walked through at most for a text whose length is limited. */
const mostNodes = 2000;

/**
 * The text of an element as a reader would say it: blocks do not run into each other, scripts and styles are silent.
 * White space is left as it stands.
 */
export function textOf(element: Element, { exclude, rendered, most }: TextWish = {}): string {
  if (!element.firstElementChild && !rendered) return element.textContent ?? '';
  const parts: string[] = [];
  let left = most ?? Number.POSITIVE_INFINITY;
  let nodes = most === undefined ? Number.POSITIVE_INFINITY : mostNodes;
  const walk = (node: Node): void => {
    nodes -= 1;
    if (node.nodeType === 3) {
      parts.push(node.nodeValue ?? '');
      left -= (node.nodeValue ?? '').trim().length;
    }
    if (node.nodeType !== 1) return;
    const child = node as Element;
    if (silent.test(child.tagName) || (exclude && child.matches(exclude))) return;
    if (rendered && !isRendered(child)) return;
    const isBlock = block.test(child.tagName);
    if (isBlock) parts.push(' ');
    for (let next = node.firstChild; next && left >= 0 && nodes >= 0; next = next.nextSibling) walk(next);
    if (isBlock) parts.push(' ');
  };
  if (rendered && !isRendered(element)) return '';
  for (let next = element.firstChild; next && left >= 0 && nodes >= 0; next = next.nextSibling) walk(next);
  return nodes < 0 ? '' : parts.join('');
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
