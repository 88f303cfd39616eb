import type { FieldPath } from '#shared/rules/item-rule.ts';
import type { Reader } from '#shared/rules/reader.ts';
import { readValue } from './read-value.ts';

/** Longest value of each field, as in shared/observations (UTF-16 units). */
const longest: Record<FieldPath, number> = {
  'item.id': 200,
  'item.url': 2000,
  'item.title': 500,
  'item.duration': 6,
  'item.views': 80,
  'item.published': 80,
  'item.price': 80,
  'publisher.id': 200,
  'publisher.name': 200,
  'publisher.status': 9,
  'ad.advertiser': 200,
  'ad.landingDomain': 253,
  'ad.disclosure': 100,
  'ad.reasons': 1000,
  'ad.network': 60,
  'ad.unit': 200,
  'ad.width': 5,
  'ad.height': 5,
  'answer.model': 100,
  'answer.mode': 100,
  'answer.text': 20_000,
  'position.section': 200,
  'position.module': 120,
  'position.rank': 4,
};

/**
 * Reads one field of an item: the first alternative that yields something.
 * Words are cut at their longest; an id, an address or a number that is too long is no value, since a cut one would be a
 * false one.
 */
export function readField(
  item: Element,
  field: FieldPath,
  readers: readonly Reader[],
  address: string,
): string | null {
  for (const reader of readers) {
    const value = readValue(item, reader, address);
    if (!value) continue;
    if (value.length <= longest[field]) return value;
    if (!/id$|url$|Domain$|duration$|status$|network$|unit$|th$|height$|rank$/.test(field))
      return cut(value, longest[field]);
  }
  return null;
}

/** A text of at most `most` UTF-16 units, without half a character at its end. */
export function cut(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
