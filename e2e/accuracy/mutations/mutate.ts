import { pickFrom } from './random.ts';

type Random = () => number;
type Mutation = (root: Element, random: Random) => void;

/** What sites do to their pages from one day to the next, and worse. */
const mutations: { [name: string]: Mutation } = {
  'classes renamed': (root, random) => {
    for (const name of someNames(root, random, (e) => [...e.classList]))
      for (const e of root.querySelectorAll(`.${CSS.escape(name)}`)) e.classList.replace(name, `x-${name}-2`);
  },
  'attributes renamed': (root, random) => {
    const kept = /^(?:href|src|class|style|hidden|title|id)$/;
    const namesOf = (e: Element) => e.getAttributeNames().filter((name) => !kept.test(name));
    for (const name of someNames(root, random, namesOf))
      for (const e of root.querySelectorAll(`[${CSS.escape(name)}]`)) {
        e.setAttribute(`data-x-${name.replace(/[^a-z0-9-]/gi, '')}`, e.getAttribute(name) ?? '');
        e.removeAttribute(name);
      }
  },
  'ids renamed': (root, random) => {
    for (const name of someNames(root, random, (e) => (e.id ? [e.id] : [])))
      for (const e of root.querySelectorAll(`#${CSS.escape(name)}`)) e.id = `x-${name}`;
  },
  'elements renamed': (root, random) => {
    const namesOf = (e: Element) => (/^(?:a|img|body|html|svg|path)$/.test(e.localName) ? [] : [e.localName]);
    for (const name of someNames(root, random, namesOf))
      for (const e of [...root.querySelectorAll(CSS.escape(name))].reverse())
        replaceBy(e, name.includes('-') ? `x-${name}` : 'x-box');
  },
  'wrappers gone': (root, random) => {
    const namesOf = (e: Element) =>
      /^(?:div|span|section|article|li)$/.test(e.localName) ? [e.className] : [];
    for (const name of someNames(root, random, namesOf))
      for (const e of [...root.querySelectorAll('div,span,section,article,li')].reverse())
        if (e.getAttribute('class') === name && e.parentNode) e.replaceWith(...e.childNodes);
  },
  'nodes dropped': (root, random) => {
    const share = 0.002 + random() * 0.03;
    for (const e of [...root.querySelectorAll('body *')]) if (e.isConnected && random() < share) e.remove();
  },
  'children shuffled': (root, random) => {
    for (const e of [...root.querySelectorAll('body *')])
      if (e.childElementCount > 2 && random() < 0.15) e.append(...[...e.children].sort(() => random() - 0.5));
  },
};

/** Names that stand on many elements are the ones that pages are built of: a third of those, at random. */
function someNames(root: Element, random: Random, namesOf: (e: Element) => string[]): string[] {
  const times = new Map<string, number>();
  for (const e of root.querySelectorAll('*'))
    for (const name of namesOf(e)) times.set(name, (times.get(name) ?? 0) + 1);
  const share = 0.05 + random() * 0.4;
  return [...times.keys()].filter((name) => name && random() < share);
}

function replaceBy(element: Element, name: string): void {
  const next = element.ownerDocument.createElement(name);
  for (const attribute of element.attributes) next.setAttributeNode(attribute.cloneNode() as Attr);
  next.append(...element.childNodes);
  element.replaceWith(next);
}

/**
 * Changes a page in one to three ways.
 * @returns the names of what was done
 */
export function mutate(root: Element, random: Random): string[] {
  const names = Object.keys(mutations);
  const done: string[] = [];
  for (let i = 0, n = 1 + Math.floor(random() * 3); i < n; i++) {
    const name = pickFrom(names, random) ?? '';
    mutations[name]?.(root, random);
    done.push(name);
  }
  return done;
}
