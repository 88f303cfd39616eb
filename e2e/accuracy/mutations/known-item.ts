import type { SurfaceReading } from '../../../extension/extract/extract.ts';
import { boxOf } from '../../../extension/extract/rendered.ts';
import { tidy } from '../../../extension/extract/text-of.ts';

type Item = SurfaceReading['items'][number];

/**
 * An item as it was read before the page was changed, by what a person knows it by: its words and what they lead to.
 * Elements are made anew when they are renamed; texts and links stay themselves.
 */
export interface KnownItem {
  draft: Item['draft'];
  /** Texts that the title, or the answer, was made of. All texts of an item that has neither. */
  words: Text[];
  link: Element | null;
}

/** Remembers an item. */
export function remember({ element, draft }: Item): KnownItem {
  const said = saidBy(draft);
  const all = textsIn(element);
  const own = said ? all.filter((text) => said.includes(tidy(text.data))) : [];
  const words = own.length > 0 ? own : all;
  const titled = words.findLast((text) => text.parentElement?.closest('a'));
  const link = titled?.parentElement?.closest('a') ?? element.querySelector('a[href]');
  return { draft, words, link: draft.kind === 'answer' ? null : link };
}

/** Whether a person still sees an item: most of its words, and what they led to. */
export function isShown({ words, link }: KnownItem): boolean {
  const isLeft = words.length === 0 || lengthOf(words.filter(isSeen)) > lengthOf(words) / 2;
  return isLeft && (link ? link.isConnected : words.length > 0);
}

/**
 * Which of the items that are shown were read again: as the same kind, on whatever surface, as the same thing, and each
 * on its own. Of an answer, four fifths of what is still shown of it.
 * @param after all that was read on the changed page
 */
export function readAgain(known: readonly KnownItem[], after: readonly Item[]): Set<KnownItem> {
  const free = new Set(after);
  const found = new Set<KnownItem>();
  for (const item of known) {
    const again = [...free].find((candidate) => isSame(item, candidate));
    if (!again) continue;
    free.delete(again);
    found.add(item);
  }
  return found;
}

function isSame({ draft, words, link }: KnownItem, { element, draft: now }: Item): boolean {
  const { id, url } = draft.item;
  if (now.kind !== draft.kind || now.item.id !== id || now.item.url !== url) return false;
  const seen = words.filter(isSeen);
  const inside = seen.filter((text) => element.contains(text));
  if (draft.kind !== 'answer') return inside.length > 0 || (link !== null && element.contains(link));
  const said = saidBy(now);
  return lengthOf(inside.filter((text) => said.includes(tidy(text.data)))) >= 0.8 * lengthOf(seen);
}

const saidBy = (draft: Item['draft']): string =>
  (draft.kind === 'answer' ? draft.answer.text : draft.item.title) ?? '';

const lengthOf = (texts: readonly Text[]): number =>
  texts.reduce((sum, { data }) => sum + tidy(data).length, 0);

const isSeen = (text: Text): boolean =>
  text.isConnected && text.parentElement !== null && boxOf(text.parentElement) !== undefined;

function textsIn(element: Element): Text[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (tidy(text.data) && isSeen(text) && !text.parentElement?.closest('script,style')) texts.push(text);
  }
  return texts;
}
