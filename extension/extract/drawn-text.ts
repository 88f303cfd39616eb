import { backgroundWords } from './background-words.ts';
import { textOf } from './text-of.ts';

/** Most letters or pieces of text that are put in order. */
const mostPieces = 400;
/** Most elements of which the background is looked at. */
const mostBackgrounds = 40;
/** What is farther apart has a blank between; in heights of a line. */
const gapOfBlank = 0.12;
const gapOfLetters = 0.5;
/** Pieces whose middles differ by less stand on one line, in CSS pixels. */
const lineTolerance = 4;

interface Piece {
  text: string;
  box: DOMRect;
}

/**
 * The words of an element as a person sees them drawn: its pieces of text by their place on the screen, without those
 * that are not rendered, are transparent, have no size or are moved out of what clips them; and the words of an SVG that
 * is a background. Pages scramble the letters of "Sponsored", or add false ones, for whoever reads only the document.
 * Without layout (jsdom) the order is that of the document, and only inline styles hide.
 * @param exclude selector of parts that are left out
 */
export function drawnText(element: Element, exclude?: string): string {
  const isIn = (part: Element) =>
    !(exclude && part.closest(exclude)) && (!part.checkVisibility || isShown(part));
  const parts = [element, ...element.querySelectorAll('*')].slice(0, mostBackgrounds);
  return [wordsIn(element, exclude), ...parts.filter(isIn).map(backgroundWords)].filter(Boolean).join(' ');
}

function wordsIn(element: Element, exclude: string | undefined): string {
  if (!element.checkVisibility) return textOf(element, { rendered: true, exclude });
  const { ownerDocument } = element;
  const walker = ownerDocument.createTreeWalker(element, 4); // NodeFilter.SHOW_TEXT
  const range = ownerDocument.createRange();
  const pieces: Piece[] = [];
  for (let node = walker.nextNode(); node && pieces.length < mostPieces; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    const parent = node.parentElement;
    if (!parent || !text.trim() || !isDrawn(parent) || (exclude && parent.closest(exclude))) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width >= 1 && box.height >= 1 && !isClipped(parent, element, box)) pieces.push({ text, box });
  }
  return join(pieces);
}

/** Pieces in the order in which they are read: line by line, from the left. */
function join(pieces: Piece[]): string {
  const middle = ({ box }: Piece) => box.top + box.height / 2;
  pieces.sort((a, b) => middle(a) - middle(b));
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && middle(piece) - middle(first) < lineTolerance) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map(joinLine).join(' ');
}

function joinLine(line: Piece[]): string {
  let words = '';
  let before: Piece | undefined;
  for (const piece of line.sort((a, b) => a.box.left - b.box.left)) {
    const gap = before && piece.box.left - before.box.right;
    // Single letters are put side by side with more room between them than those of a word that was written as one.
    const isLetter = piece.text.length === 1 && before?.text.length === 1;
    const blank = (isLetter ? gapOfLetters : gapOfBlank) * piece.box.height;
    words += gap !== undefined && gap < blank ? piece.text : ` ${piece.text}`;
    before = piece;
  }
  return words;
}

function isDrawn(element: Element): boolean {
  if (!isShown(element)) return false;
  const { fontSize, color } = getComputedStyle(element);
  return Number.parseFloat(fontSize) >= 1 && !/^(?:transparent|rgba\(.*, 0\))$/.test(color);
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
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
