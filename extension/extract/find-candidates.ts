import type { ItemRule } from '#shared/rules/item-rule.ts';
import { findAll } from './find-elements.ts';

/** Most elements of one container of which it is decided what they are. */
const mostCandidates = 400;

/** Elements that may be items. */
export interface Candidates {
  /** Each once, in page order. */
  elements: Element[];
  /** How many more there are, of which nothing will be known. */
  beyond: number;
}

const wideSelectors = new WeakMap<readonly ItemRule[], string>();

/**
 * Finds every element that some rule may take. The order is that of the page, but for elements in shadow trees, which
 * have none among each other and come as they are found. More may be found than the rules select, never less.
 */
export function findCandidates(container: Element, rules: readonly ItemRule[]): Candidates {
  let wide = wideSelectors.get(rules);
  if (wide === undefined) {
    const plain = rules.filter(({ select }) => !select.includes('>>>'));
    wide = [...new Set(plain.flatMap(({ select }) => partsOf(widen(select))))].join();
    wideSelectors.set(rules, wide);
  }
  const found = wide ? [...container.querySelectorAll(wide)] : [];
  for (const { select } of rules) if (select.includes('>>>')) found.push(...findAll(container, select));
  const all = [...new Set(found)];
  return { elements: all.slice(0, mostCandidates), beyond: Math.max(0, all.length - mostCandidates) };
}

/**
 * A selector of custom elements without its `:has()` and `:not()`: it finds all that the whole one finds. On a large page
 * those are dear to ask of every element, and cheap to ask of the few that are looked at. Other elements are too many.
 */
export function widen(selector: string): string {
  let wide = '';
  let depth = 0;
  for (let at = 0; at < selector.length; at++) {
    const rest = selector.slice(at);
    const group = depth === 0 ? /^:(?:has|not)\(/.exec(rest)?.[0] : undefined;
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
