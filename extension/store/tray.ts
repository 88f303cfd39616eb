import { Dexie } from 'dexie';
import type { Observation } from '#shared/observations/observation.ts';
import type { Database } from './database.ts';
import type { ObservationRow } from './rows.ts';

/** Items that were neither sent nor approved are deleted after this time, in milliseconds: 30 days. */
export const trayLifetime = 30 * 24 * 60 * 60 * 1000;

/**
 * Keeps what was seen, to be looked through. An id that is here already only gets its longer viewing time, and only
 * while it waits: what was approved is what is sent.
 */
export async function keepObservations(
  database: Database,
  observations: readonly Observation[],
  capturedAt: number,
): Promise<void> {
  await database.transaction('rw', database.observations, async () => {
    for (const observation of observations) {
      const row = await database.observations.get(observation.id);
      if (!row) {
        const { id, source } = observation;
        await database.observations.add({ id, status: 'waiting', source, capturedAt, observation });
      } else if (row.status === 'waiting' && observation.seen.visibleMs > row.observation.seen.visibleMs) {
        row.observation.seen.visibleMs = observation.seen.visibleMs;
        await database.observations.put(row);
      }
    }
  });
}

/** Items to look through, newest first. */
export async function waitingItems(
  database: Database,
  offset: number,
  limit: number,
): Promise<ObservationRow[]> {
  return byStatus(database, 'waiting').reverse().offset(offset).limit(limit).toArray();
}

/** Number of items with a status. */
export async function countByStatus(database: Database, status: ObservationRow['status']): Promise<number> {
  return byStatus(database, status).count();
}

/** Marks waiting items as approved. Ids that do not wait are passed over. */
export async function approveItems(database: Database, ids: readonly string[]): Promise<void> {
  await database.observations.where('id').anyOf(ids).and(isWaiting).modify({ status: 'approved' });
}

/** Deletes waiting items for good. Ids that do not wait are passed over. */
export async function removeItems(database: Database, ids: readonly string[]): Promise<void> {
  await database.observations.where('id').anyOf(ids).and(isWaiting).delete();
}

/** Deletes what waited longer than `trayLifetime`. */
export async function expireItems(database: Database, now: number): Promise<void> {
  const oldest = ['waiting', Dexie.minKey];
  await database.observations
    .where('[status+capturedAt]')
    .between(oldest, ['waiting', now - trayLifetime])
    .delete();
}

function byStatus(database: Database, status: ObservationRow['status']) {
  return database.observations
    .where('[status+capturedAt]')
    .between([status, Dexie.minKey], [status, Dexie.maxKey]);
}

function isWaiting(row: ObservationRow): boolean {
  return row.status === 'waiting';
}
