import type { ItemRule } from '#shared/rules/item-rule.ts';
import { findAll } from './find-elements.ts';

/** Most elements of one container of which it is decided what they are. */
const mostCandidates = 600;

/** Elements that may be items. */
export interface Candidates {
  /** Each once, in page order. */
  elements: Element[];
  /** How many more there are, of which nothing will be known. */
  beyond: number;
}

/** How candidates of some rules are looked for. */
interface Search {
  /** Names of custom elements: the browser finds those many times faster than it finds anything by a selector. */
  tags: string[];
  /** One selector for all the rest; '' where there is none. */
  selector: string;
  /** Selectors into shadow trees. */
  deep: string[];
}

const searches = new WeakMap<readonly ItemRule[], Search>();

/**
 * Finds every element that some rule may take. The order is that of the page, but for elements in shadow trees, which
 * have none among each other and come as they are found. More may be found than the rules select, never less.
 */
export function findCandidates(container: Element, rules: readonly ItemRule[]): Candidates {
  const { tags, selector, deep } = searches.get(rules) ?? planSearch(rules);
  let elements: Element[] = selector ? [...container.querySelectorAll(selector)] : [];
  let beyond = 0;
  for (const tag of tags) {
    const found = container.getElementsByTagName(tag);
    if (found.length === 0) continue;
    beyond += Math.max(0, found.length - mostCandidates);
    elements = mergeInPageOrder(
      elements,
      [...Array(Math.min(found.length, mostCandidates)).keys()].map((i) => found[i] as Element),
    );
  }
  for (const select of deep) elements.push(...findAll(container, select));
  if (deep.length > 0) elements = [...new Set(elements)];
  return {
    elements: elements.slice(0, mostCandidates),
    beyond: beyond + Math.max(0, elements.length - mostCandidates),
  };
}

/** How many candidates there are; much quicker than finding them. */
export function countCandidates(container: Element, rules: readonly ItemRule[]): number {
  const { tags, selector, deep } = searches.get(rules) ?? planSearch(rules);
  const others = [selector, ...deep].filter(Boolean).map((one) => findAll(container, one).length);
  return [...tags.map((tag) => container.getElementsByTagName(tag).length), ...others].reduce(
    (a, b) => a + b,
    0,
  );
}

function planSearch(rules: readonly ItemRule[]): Search {
  const plain = rules.filter(({ select }) => !select.includes('>>>'));
  const parts = [...new Set(plain.flatMap(({ select }) => partsOf(widen(select))))];
  const isTag = (part: string) => /^[a-z]+(?:-[a-z0-9]+)+$/.test(part);
  const search = {
    tags: parts.filter(isTag),
    selector: parts.filter((part) => !isTag(part)).join(),
    deep: rules.map(({ select }) => select).filter((select) => select.includes('>>>')),
  };
  searches.set(rules, search);
  return search;
}

/** Puts two lists in page order together; what is in both stands once. */
function mergeInPageOrder(a: readonly Element[], b: readonly Element[]): Element[] {
  const merged: Element[] = [];
  let i = 0;
  for (const element of b) {
    // DOCUMENT_POSITION_PRECEDING: what of `a` stands before the element.
    for (let next = a[i]; next && element.compareDocumentPosition(next) & 2; next = a[i]) {
      merged.push(next);
      i += 1;
    }
    if (a[i] !== element) merged.push(element);
  }
  return merged.concat(a.slice(i));
}

/**
 * A selector of custom elements without its `:has()` and `:not()`: it finds all that the whole one finds. On a large page
 * those are dear to ask of every element, and cheap to ask of the few that are looked at. Other elements are too many.
 */
export function widen(selector: string): string {
  let wide = '';
  let depth = 0;
  for (let at = 0; at < selector.length; at++) {
    const group = depth === 0 ? /^:(?:has|not)\(/.exec(selector.slice(at, at + 5))?.[0] : undefined;
    if (group) {
      depth = 1;
      at += group.length - 1;
    } else if (depth > 0) depth += selector[at] === '(' ? 1 : selector[at] === ')' ? -1 : 0;
    else wide += selector[at];
  }
  wide = wide.replace(/(^|,)\s*:is\(([^()]*)\)(?=\s*(?:,|$))/g, '$1$2');
  return partsOf(wide).every((one) => /^[a-z]+-[a-z-]*[^\s>+~()]*$/.test(one)) ? wide : selector;
}

/** The selectors of a list, where none of them holds a list itself. */
function partsOf(list: string): string[] {
  return list.includes('(') ? [list] : list.split(',').map((one) => one.trim());
}
