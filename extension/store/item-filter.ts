import { type Collection, Dexie, type InsertType } from 'dexie';
import type { Kind } from '#shared/observations/observation.ts';
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
 * @param since captured at this moment or later, milliseconds since 1970; for a filter without a day
 */
export function itemsOf(
  database: Database,
  status: ObservationStatus,
  { source, kind, day }: Omit<ItemFilter, 'statuses'>,
  since?: number,
): Collection<ObservationRow, string, InsertType<ObservationRow, 'id'>> {
  const start = day === undefined ? (since ?? Dexie.minKey) : Date.parse(day);
  const end = day === undefined ? Dexie.maxKey : Date.parse(day) + dayMs;
  const place = [status, ...(source ? [source] : []), ...(kind ? [kind] : [])];
  const index = `[status${source ? '+source' : ''}${kind ? '+kind' : ''}+capturedAt]`;
  return database.observations.where(index).between([...place, start], [...place, end], true, false);
}
