import type { FieldPath, Reader } from '#shared/rules/rule-pack.ts';
import { transform } from './transforms.ts';

/** Longest value of each field, as in shared/observations (UTF-16 units). */
const longest: Record<FieldPath, number> = {
  'item.id': 200,
  'item.title': 500,
  'publisher.id': 200,
  'publisher.name': 200,
  'ad.advertiser': 200,
  'ad.landingDomain': 253,
  'ad.disclosure': 100,
  'position.section': 200,
};

/**
 * Reads one field of an item: the first alternative that yields something.
 * Words are cut at their longest; an id or a domain that is too long is no value, since a cut one would be a false one.
 */
export function readField(
  item: Element,
  field: FieldPath,
  readers: readonly Reader[],
  base: string,
): string | null {
  for (const reader of readers) {
    const value = tidy(read(item, reader, base));
    if (!value) continue;
    if (value.length <= longest[field]) return value;
    if (!/id$|Domain$/.test(field))
      return value
        .slice(0, longest[field])
        .replace(/[\uD800-\uDBFF]$/, '')
        .trim();
  }
  return null;
}

function read(item: Element, reader: Reader, base: string): string | undefined {
  const start = reader.closest ? item.closest(reader.closest) : item;
  const element = reader.select ? start?.querySelector(reader.select) : start;
  let value = reader.attribute ? element?.getAttribute(reader.attribute) : element?.textContent;
  for (const step of reader.transforms ?? []) value = value && transform(value, step, base);
  return value ?? undefined;
}

/** White space and control characters become one space; half characters are mended. */
export function tidy(text: string | undefined): string {
  return (text ?? '')
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
