import { addDays, utcDay } from '#shared/day.ts';
import { Batch } from '#shared/wire/batch.ts';
import { limits } from '#shared/wire/limits.ts';
import { moveItems } from '../store/items.ts';
import type { ObservationRow, OutboxRow } from '../store/rows.ts';
import { dropShares } from '../store/shares.ts';
import type { Deps } from './deps.ts';

/** Whether an item was seen longer ago than the server takes. */
export function isTooOld({ outside }: Pick<Deps, 'outside'>, { observation }: ObservationRow): boolean {
  return observation.seen.day < addDays(utcDay(new Date(outside.now())), -limits.oldestDays);
}

/**
 * Keeps for the person alone what is in a batch and bears a day that the server does not take: too long ago, or, where
 * the clock of this device was wrong, still to come.
 * @param serverTime milliseconds since 1970, as the server counts
 * @returns whether there was any, items or counts, so that the rest can go without
 */
export async function keepOutOfRange(
  { database }: Pick<Deps, 'database'>,
  { batchId, json }: Pick<OutboxRow, 'batchId' | 'json'>,
  serverTime: number,
): Promise<boolean> {
  const today = utcDay(new Date(serverTime));
  const [first, last] = [addDays(today, -limits.oldestDays), addDays(today, 1)];
  const isOutside = (day: string) => day < first || day > last;
  const rows = await database.observations.where('batchId').equals(batchId).toArray();
  const outside = rows.filter(({ observation }) => isOutside(observation.seen.day)).map((row) => row.id);
  await moveItems(database, outside, ['sealed'], 'kept');
  const { observations, exposures } = Batch.parse(JSON.parse(json));
  const shares = await database.shares.where('batchId').equals(batchId).toArray();
  const late = new Set(observations.filter(({ seen }) => isOutside(seen.day)).map(({ id }) => id));
  const lost = shares.filter(({ id }) => late.has(id));
  await dropShares(database, lost);
  return lost.length > 0 || outside.length > 0 || exposures.some(({ day }) => isOutside(day));
}
