import { type Collection, Dexie, type InsertType } from 'dexie';
import type { Kind } from '#shared/observations/kind.ts';
import type { Database } from './database.ts';
import type { ObservationRow, ObservationStatus } from './rows.ts';

/** Which observations: of one or more statuses and, where given, of a source, a kind, a day (UTC, of capture). */
export interface ItemFilter {
  statuses: readonly ObservationStatus[];
  source?: string | undefined;
  kind?: Kind | undefined;
  day?: string | undefined;
}

const dayMs = 86_400_000;

/**
 * Observations of one status that fit, oldest first, read off the one index that holds them side by side.
 * @param span captured from `since` on and before `until`, milliseconds since 1970; for a filter without a day
 */
export function itemsOf(
  database: Database,
  status: ObservationStatus,
  { source, kind, day }: Omit<ItemFilter, 'statuses'>,
  span: { since?: number; until?: number } = {},
): Collection<ObservationRow, string, InsertType<ObservationRow, 'id'>> {
  const start = day === undefined ? (span.since ?? Dexie.minKey) : Date.parse(day);
  const end = day === undefined ? (span.until ?? Dexie.maxKey) : endOfDay(day);
  const place = [status, ...(source ? [source] : []), ...(kind ? [kind] : [])];
  const index = `[status${source ? '+source' : ''}${kind ? '+kind' : ''}+capturedAt]`;
  return database.observations.where(index).between([...place, start], [...place, end], true, false);
}

/** The first moment after a day (YYYY-MM-DD, UTC), milliseconds since 1970. */
export function endOfDay(day: string): number {
  return Date.parse(day) + dayMs;
}
