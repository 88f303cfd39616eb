import type { Kind } from '#shared/observations/kind.ts';
import type { Draft } from '../extract/draft.ts';
import type { Located, Spot } from '../extract/locate.ts';
import { readItem, readKey } from '../extract/read-item.ts';
import type { ItemCache, ItemReading } from './item-cache.ts';

/** Most items that are looked at on one page view. */
export const mostPerPageView = 200;

/** One surface, with what of it was read so far. */
export interface SurfaceReadings {
  located: Located;
  readings: { spot: Spot; reading: ItemReading }[];
  /** Items that are counted and not read, with what makes each the same item; '' where the page does not say. */
  counted: { element: Element; key: string }[];
  /** Items for which there was no time yet. */
  unread: Element[];
  /** Items that nobody will read, since there are too many. */
  overflow: number;
}

/** What may be read, and how long one stretch of reading may take. */
export interface ReadingLimits {
  kinds: readonly Kind[];
  mayReadQuery: boolean;
  reach: Draft['context']['reach'];
  address: string;
  /** Milliseconds; what is not read by then is left for the next time. */
  sliceMs: number;
  /** Items that are read before the others. */
  isUrgent(element: Element): boolean;
}

/**
 * Reads items of all surfaces, the urgent ones first, until the time is up or the page view has had its fill.
 * @returns one for each surface, in the same order
 */
export function readSpots(
  all: readonly Located[],
  cache: ItemCache,
  limits: ReadingLimits,
): SurfaceReadings[] {
  const { kinds, address, mayReadQuery, reach, isUrgent } = limits;
  const end = performance.now() + limits.sliceMs;
  const surfaces = all.map(
    (located): SurfaceReadings => ({
      ...{ located, readings: [], unread: [], overflow: located.beyond },
      counted: located.counted
        .filter(({ rule }) => kinds.includes(rule.kind))
        .map(({ element, rule }) => ({ element, key: readKey(element, rule, address) })),
    }),
  );
  const wanted = surfaces.flatMap((surface) =>
    surface.located.spots.filter(({ rule }) => kinds.includes(rule.kind)).map((spot) => ({ surface, spot })),
  );
  const known: typeof wanted = [];
  const urgent: typeof wanted = [];
  const others: typeof wanted = [];
  for (const each of wanted)
    (cache.get(each.spot.element, each.spot.rule)
      ? known
      : isUrgent(each.spot.element)
        ? urgent
        : others
    ).push(each);
  let read = 0;
  for (const { surface, spot } of [...known, ...urgent, ...others]) {
    if (read === mostPerPageView) {
      surface.overflow += 1;
      continue;
    }
    const { element, rule, container, index } = spot;
    let reading = cache.get(element, rule);
    if (!reading) {
      if (performance.now() > end) {
        surface.unread.push(element);
        continue;
      }
      const place = { surface: surface.located.surface, container, index, address, reach, mayReadQuery };
      reading = { rule, draft: readItem(element, rule, place), key: readKey(element, rule, address) };
      cache.set(element, reading);
    }
    read += 1;
    if (reading.draft && reading.draft.position.index !== index)
      reading.draft = { ...reading.draft, position: { ...reading.draft.position, index } };
    surface.readings.push({ spot, reading });
  }
  for (const { readings } of surfaces) readings.sort((a, b) => a.spot.index - b.spot.index);
  return surfaces;
}
