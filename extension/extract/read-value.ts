import type { Reader } from '#shared/rules/reader.ts';
import { drawnText } from './drawn-text.ts';
import { closestTo, findAll } from './find-elements.ts';
import { referred } from './referred.ts';
import { textOf, tidy } from './text-of.ts';
import { transform } from './transforms.ts';

/** Most elements that are tried or joined for one value. */
const mostTried = 40;

/**
 * Reads a value by one reader: of the elements that fit, the first that yields something, or all joined.
 * @param start the item, or the part of it that is read
 * @param address address of the page
 * @returns '' when there is nothing
 */
export function readValue(start: Element, reader: Reader, address: string): string {
  if (reader.address) return finish(address, reader, address);
  const from = startOf(start, reader);
  if (!from) return '';
  const { select, all } = reader;
  if (!select) return 'tagName' in from ? textFrom(from as Element, reader, address) : '';
  // Mostly the first is the one; asking for all of them takes longer.
  const first = all || select.includes('>>>') ? null : from.querySelector(select);
  const value = first && textFrom(first, reader, address);
  if (value) return value;
  const found: string[] = [];
  for (const element of findAll(from, select).slice(0, mostTried)) {
    const next = element === first ? '' : textFrom(element, reader, address);
    if (next && !all) return next;
    if (next) found.push(next);
  }
  return found.join(' ');
}

function textFrom(element: Element, reader: Reader, address: string): string {
  const { value, refers, attribute, drawn } = reader;
  if (refers) {
    const { refers: _, ...rest } = reader;
    return referred(element, refers)
      .map((other) => textFrom(other, rest, address))
      .filter(Boolean)
      .join(' ');
  }
  const words = () => (drawn ? drawnText(element, reader.exclude) : textOf(element, reader));
  const raw = value ?? (attribute ? (element.getAttribute(attribute) ?? '') : words());
  return finish(raw, reader, address);
}

/** The first of several readers that yields something. */
export function readFirst(start: Element, readers: readonly Reader[], address: string): string {
  for (const reader of readers) {
    const value = readValue(start, reader, address);
    if (value) return value;
  }
  return '';
}

function startOf(item: Element, { closest, previous, page }: Reader): ParentNode | undefined {
  if (page) return item.ownerDocument;
  if (previous) return elementBefore(item, previous);
  return closest ? closestTo(item, closest) : item;
}

/** The last element of the document that fits and stands before the item. */
function elementBefore(item: Element, selector: string): Element | undefined {
  return findAll(item.ownerDocument, selector).findLast(
    (e) => (e.compareDocumentPosition(item) & 4) !== 0, // DOCUMENT_POSITION_FOLLOWING
  );
}

function finish(raw: string, { transforms = [] }: Reader, address: string): string {
  let value: string | undefined = tidy(raw);
  for (const step of transforms) value = value && transform(value, step, address);
  return tidy(value);
}
