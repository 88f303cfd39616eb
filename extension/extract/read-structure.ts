import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { StructureNode } from '#shared/structures/structure.ts';
import { findAll, parentOf } from './find-elements.ts';
import type { Located } from './locate.ts';
import { boxOf, type FindBox } from './rendered.ts';

/** As in shared/structures/structure.ts, which checks everything once more. */
const mostNodes = 4000;
const deepest = 64;
const mostWords = 30;
const codeTag = /^(?!.*\d{4})[a-z][a-z0-9-]{0,49}$/;
const states =
  /^(?:true|false|mixed|page|step|polite|assertive|off|horizontal|vertical|menu|listbox|dialog|grid|tree)$/;

/** What people read, or what leads somewhere; and what a page does. */
const spoken =
  /^(?:alt|title|value|content|placeholder|label|summary|name|for|style|src|srcset|action|cite|poster|on.*|data-.*)$/;

/** What never goes along, and what goes along without what is in it. */
const dropped =
  /^(?:script|style|noscript|template|i?frame|object|embed|input|textarea|select|datalist|link|meta|title)$/;
const closed = /^(?:svg|canvas|math|video|audio)$/;

const shortWord = /^[A-Za-z_-][\w-]{0,5}$/;
const longWord = /^[A-Za-z_-][\w-]{0,39}$/;
const wordPart = /^(?:[a-z]*|[A-Z][a-z]{2,}|[A-Z]{1,4})\d{0,2}$/;
const fewDigits = /^(?:\D*\d){0,4}\D*$/;

/** How a part of a page is built: no text, no name, no address of it. */
export interface ReadStructure {
  nodes: StructureNode[];
  /** Whether there was more than may go along. */
  isCut: boolean;
}

/**
 * Reads how a surface is built: its containers, and what encloses all that shows that there is something outside of them;
 * of what is around that, only the elements themselves. The same document gives the same structure.
 */
export function readStructure(
  document: Document,
  { surface, containers }: Located,
  pack: RulePack,
  box: FindBox = boxOf,
): ReadStructure {
  const isAround = (element: Element) => containers.some((container) => container.contains(element));
  // Where there is a container, only what stands nowhere else tells of something outside of it.
  const outside = (surface.evidence ?? [])
    .filter(({ page }) => page || containers.length === 0)
    .flatMap(({ select, least }) => {
      const found = findAll(document, select).filter((element) => !isAround(element) && box(element));
      return found.length >= least ? found : [];
    });
  const rest = outside.length > 0 ? enclosing(outside) : undefined;
  const whole = rest ?? (containers.length === 0 ? document.body : undefined);
  const wanted = whole ? [...containers, whole] : containers;
  const around = new Set(wanted.flatMap(pathTo));
  const words = { ...wordsOf(pack), led: ledTo(document), judged: new Map<string, boolean>() };
  const nodes: StructureNode[] = [];
  let isCut = false;

  const write = (node: StructureNode): boolean => {
    isCut ||= nodes.length === mostNodes || node.depth > deepest;
    if (!isCut) nodes.push(node);
    return !isCut;
  };
  const walk = (element: Element, depth: number, isInside: boolean): void => {
    const tag = element.localName;
    if (dropped.test(tag) || isCut || !(isInside || around.has(element))) return;
    const attributes = attributesOf(element, words);
    const isWritten = write({
      depth,
      tag: codeTag.test(tag) ? tag : 'x-unnamed',
      ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    });
    if (!isWritten || closed.test(tag)) return;
    const isWhole = isInside || wanted.includes(element);
    if (element.shadowRoot && write({ depth: depth + 1, tag: '#shadow' }))
      walkInside(element.shadowRoot, depth + 2, isWhole);
    walkInside(element, depth + 1, isWhole);
  };
  const walkInside = (parent: Node, depth: number, isInside: boolean): void => {
    for (const child of parent.childNodes) {
      if (child.nodeType === 1) walk(child as Element, depth, isInside);
      const length = child.nodeType === 3 && isInside ? (child.nodeValue ?? '').trim().length : 0;
      if (length > 0 && !isCut) write({ depth, text: Math.min(4096, 2 ** Math.ceil(Math.log2(length))) });
    }
  };
  walk(document.documentElement, 0, false);
  return { nodes, isCut };
}

/** The nearest element around all of these. */
function enclosing(elements: readonly Element[]): Element | undefined {
  const [first, ...others] = elements.map(pathTo);
  return first?.find((element) => others.every((path) => path.includes(element)));
}

/** An element and all that encloses it, from the inside out. */
function pathTo(element: Element): Element[] {
  const path: Element[] = [];
  for (let e: Element | undefined = element; e; e = parentOf(e)) path.push(e);
  return path;
}

interface Words {
  /** Words of the rules: everybody can read them anyway. */
  known: ReadonlySet<string>;
  /** Attributes that they name with their value, as `name=value`. */
  named: ReadonlySet<string>;
  /** What addresses on the page lead to: ids and names of what was shown. */
  led: ReadonlySet<string>;
  /** Whether a word that was met before may stand. */
  judged: Map<string, boolean>;
}

function wordsOf(pack: RulePack): Pick<Words, 'known' | 'named'> {
  const text = JSON.stringify(pack);
  const named = text.matchAll(/\[([a-z][a-z-]{1,29})(?:=\\"([^"\\]*)\\")?\]/g);
  return {
    known: new Set(text.match(/[a-z][a-z_-]{0,29}/g)),
    named: new Set([...named].map(([, name, value = '']) => `${name}=${value}`)),
  };
}

/** Ids and names in addresses: some pages also name elements after them. */
function ledTo(document: Document): Set<string> {
  const led = new Set<string>();
  for (const element of document.querySelectorAll('[href]')) {
    const url = URL.parse(element.getAttribute('href') ?? '', document.URL);
    const ids = url?.pathname.split('/').filter((part) => /[^a-z-]/.test(part)) ?? [];
    for (const id of [...ids, ...(url?.searchParams.values() ?? [])]) led.add(id.replace(/^@/, ''));
  }
  return new Set([...led].filter((id) => id.length > 3));
}

/** As `isCodeWord` in shared/structures/structure.ts, and named after nothing that the page leads to. */
function isCodeWord(word: string, { led, judged }: Words): boolean {
  const looksSo = () =>
    shortWord.test(word) ||
    (longWord.test(word) && word.split(/[-_]+|(?<=[a-z\d])(?=[A-Z])/).every((part) => wordPart.test(part)));
  const known = judged.get(word);
  const may = known ?? (fewDigits.test(word) && looksSo() && ![...led].some((id) => word.includes(id)));
  judged.set(word, may);
  return may;
}

function attributesOf(element: Element, words: Words): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const { name, value } of element.attributes) {
    const reduced = reduce(name, value, element.ownerDocument.URL, words);
    if (reduced !== undefined) kept[name] = reduced;
  }
  return kept;
}

/** What may stand of an attribute; undefined where nothing may. */
function reduce(name: string, value: string, page: string, words: Words): string | undefined {
  switch (name) {
    case 'hidden':
      return '';
    case 'href':
      return shapeOf(value, page, words.known);
    case 'class': {
      const names = value.split(/\s+/).filter((word) => isCodeWord(word, words));
      return names.slice(0, mostWords).join(' ') || undefined;
    }
    case 'id':
    case 'role':
    case 'type':
    case 'data-testid':
    case 'data-e2e':
      return isCodeWord(value, words) ? value : undefined;
    default:
      if (/^aria-[a-z]{2,20}$/.test(name)) return states.test(value) ? value : undefined;
      return words.named.has(`${name}=${value}`) && !spoken.test(name) && (!value || isCodeWord(value, words))
        ? value
        : undefined;
  }
}

/** An address without what it leads to: `same:/watch?v=…`. Of another site nothing is left at all. */
function shapeOf(href: string, page: string, known: ReadonlySet<string>): string | undefined {
  const [to, here] = [URL.parse(href, page), URL.parse(page)];
  if (!to || !here || !/^https?:$/.test(to.protocol)) return undefined;
  const site = (url: URL) => url.hostname.split('.').slice(-2).join('.');
  if (site(to) !== site(here)) return 'other:';
  const word = (part: string) => (known.has(part) ? part : '…');
  const path = to.pathname.split('/').slice(1, 9);
  const names = [...to.searchParams.keys()].slice(0, 8).map((name) => `${word(name)}=…`);
  return `${to.host === here.host ? 'same' : 'site'}:/${path.map((part) => part && word(part)).join('/')}${
    names.length > 0 ? `?${names.join('&')}` : ''
  }`;
}
