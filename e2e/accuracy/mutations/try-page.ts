import type { RulePack } from '#shared/rules/rule-pack.ts';
import { extract, type SurfaceReading } from '../../../extension/extract/extract.ts';
import { findAll } from '../../../extension/extract/find-elements.ts';
import { type Marked, mutate } from './mutate.ts';
import { randomFrom } from './random.ts';

/** What one surface of a page came to, before or after it was changed. */
export interface Trial {
  surface: string;
  /** Items that were read before and that a person would still see. */
  shown: number;
  /** Of these, the ones that were read again. */
  read: number;
  /** Why the surface was flagged as changed. */
  signs: string[];
  /** Milliseconds that reading took. */
  ms: number;
}

/** All trials of one changed page. */
export interface TriedPage {
  mutations: string[];
  trials: Trial[];
  error: string | null;
}

/**
 * Changes a page at random and looks whether what is left of it is still read and, if not, whether that is noticed. Runs
 * in a browser, in a frame that lays the page out.
 * @param html the page as it was saved; its scripts do not run
 * @param seed nothing is changed for the seed 0
 */
export function tryPage(
  frame: HTMLIFrameElement,
  html: string,
  address: string,
  pack: RulePack,
  seed: number,
): TriedPage {
  const document = frame.contentDocument;
  if (!document) throw new Error('The frame has no document');
  document.documentElement.innerHTML = html;
  const before = extract(document, address, pack);
  const itemsBefore = before.flatMap((reading) => reading.items.map((item) => ({ ...item, reading })));
  for (const [number, { element, reading, draft }] of itemsBefore.entries())
    markItem(element, number, reading, draft.item.title);
  const mutations = seed === 0 ? [] : mutate(document.documentElement, randomFrom(seed));
  const started = performance.now();
  let after: SurfaceReading[];
  try {
    after = extract(document, address, pack);
  } catch (error) {
    return { mutations, trials: [], error: String(error) };
  }
  const ms = performance.now() - started;
  const left = partsLeft(document);
  const trials = before.map((reading, i): Trial => {
    const keysAfter = new Set(after[i]?.items.map(({ draft }) => keyOf(draft)));
    const own = itemsBefore
      .map((item, number) => ({ ...item, number }))
      .filter((item) => item.reading === reading && (left.get(item.number) ?? 0) === partsOf(item));
    return {
      surface: reading.surface.id,
      shown: own.length,
      read: own.filter(({ draft }) => keysAfter.has(keyOf(draft))).length,
      signs: after[i]?.signs ?? [],
      ms,
    };
  });
  return { mutations, trials, error: null };
}

type Item = SurfaceReading['items'][number];

/** What makes an item: what shows that there is one, and its title. Both are marked, so that it can be told what is left. */
function markItem(element: Element, number: number, { surface }: SurfaceReading, title: string | null): void {
  const evidence = surface.evidence
    ? [element, ...findAll(element, '*')].find((e) => matches(e, surface.evidence?.select ?? ''))
    : undefined;
  const titled = title ? titleElement(element, title) : undefined;
  for (const part of new Set([evidence ?? element, titled ?? evidence ?? element])) {
    const marked: Marked = part;
    marked.itemMarks = [...(marked.itemMarks ?? []), number];
  }
  partCounts.set(element, new Set([evidence ?? element, titled ?? evidence ?? element]).size);
}

const partCounts = new WeakMap<Element, number>();

function partsOf({ element }: Item): number {
  return partCounts.get(element) ?? 0;
}

function titleElement(element: Element, title: string): Element | undefined {
  const start = title.slice(0, 30);
  return [...element.querySelectorAll('*')].findLast(
    (e) => e.textContent?.replace(/\s+/g, ' ').includes(start) && e.childElementCount < 6,
  );
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false; // A selector into a shadow tree.
  }
}

function partsLeft(document: Document): Map<number, number> {
  const left = new Map<number, number>();
  for (const element of document.querySelectorAll('*'))
    for (const number of (element as Marked).itemMarks ?? []) left.set(number, (left.get(number) ?? 0) + 1);
  return left;
}

function keyOf(draft: Item['draft']): string {
  const text = draft.kind === 'answer' ? draft.answer.text?.slice(0, 40) : '';
  return `${draft.kind} ${draft.item.id ?? draft.item.url ?? draft.item.title ?? text}`;
}
