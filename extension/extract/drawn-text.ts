import { backgroundWords } from './background-words.ts';
import { textOf } from './text-of.ts';

/** Most letters or pieces of text that are put in order. */
const mostPieces = 400;
/** Pieces whose tops differ by less stand on one line, in CSS pixels. */
const lineTolerance = 4;

interface Piece {
  text: string;
  box: DOMRect;
}

/**
 * The words of an element as a person sees them drawn: its pieces of text by their place on the screen, without those
 * that are not rendered, are transparent, have no size or are moved out of what clips them; and the words of an SVG that
 * is its background. Pages scramble the letters of "Sponsored", or add false ones, for whoever reads only the document.
 * Without layout (jsdom) the order is that of the document, and only inline styles hide.
 */
export function drawnText(element: Element): string {
  const backgrounds = [element, ...element.querySelectorAll('[style*="svg+xml"]')].slice(0, 20);
  return [wordsIn(element), ...backgrounds.map(backgroundWords)].filter(Boolean).join(' ');
}

function wordsIn(element: Element): string {
  if (!element.checkVisibility) return textOf(element, { rendered: true });
  const { ownerDocument } = element;
  const walker = ownerDocument.createTreeWalker(element, 4); // NodeFilter.SHOW_TEXT
  const range = ownerDocument.createRange();
  const pieces: Piece[] = [];
  for (let node = walker.nextNode(); node && pieces.length < mostPieces; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    const parent = node.parentElement;
    if (!parent || !text.trim() || !isDrawn(parent)) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width >= 1 && box.height >= 1 && !isClipped(parent, element, box)) pieces.push({ text, box });
  }
  const middle = ({ box }: Piece) => box.top + box.height / 2;
  const lineOf = (piece: Piece) => Math.round(middle(piece) / lineTolerance);
  const isLetters = pieces.length > 1 && pieces.every(({ text }) => text.trim().length <= 2);
  const ordered = [...pieces].sort((a, b) => lineOf(a) - lineOf(b) || a.box.left - b.box.left);
  return ordered.map(({ text }) => (isLetters ? text.trim() : text)).join(isLetters ? '' : ' ');
}

function isDrawn(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const { fontSize, color } = getComputedStyle(element);
  return Number.parseFloat(fontSize) >= 1 && !/^(?:transparent|rgba\(.*, 0\))$/.test(color);
}

/** Whether it lies outside of an element that cuts off what sticks out, up to the one that is looked at. */
function isClipped(from: Element, top: Element, box: DOMRect): boolean {
  for (let e: Element | null = from; e; e = e === top ? null : e.parentElement) {
    if (getComputedStyle(e).overflow === 'visible') continue;
    const clip = e.getBoundingClientRect();
    const isOutside =
      box.right <= clip.left + 1 ||
      box.left >= clip.right - 1 ||
      box.bottom <= clip.top + 1 ||
      box.top >= clip.bottom - 1;
    if (isOutside) return true;
  }
  return false;
}
