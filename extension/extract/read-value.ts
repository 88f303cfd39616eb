import type { Reader } from '#shared/rules/reader.ts';
import { closestTo, findAll } from './find-elements.ts';
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
  const elements = reader.select ? findAll(from, reader.select) : 'tagName' in from ? [from as Element] : [];
  const found: string[] = [];
  for (const element of elements.slice(0, mostTried)) {
    const raw =
      reader.value ??
      (reader.attribute ? (element.getAttribute(reader.attribute) ?? '') : textOf(element, reader));
    const value = finish(raw, reader, address);
    if (value && !reader.all) return value;
    if (value) found.push(value);
  }
  return found.join(' ');
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
