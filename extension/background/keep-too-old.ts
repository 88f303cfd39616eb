import { addDays, utcDay } from '#shared/day.ts';
import { limits } from '#shared/wire/limits.ts';
import { moveItems } from '../store/items.ts';
import type { ObservationRow } from '../store/rows.ts';
import type { Deps } from './deps.ts';

/** Whether an item was seen longer ago than the server takes. */
export function isTooOld({ outside }: Pick<Deps, 'outside'>, { observation }: ObservationRow): boolean {
  return observation.seen.day < addDays(utcDay(new Date(outside.now())), -limits.oldestDays);
}

/**
 * Keeps what is too old in a batch for the person alone.
 * @returns whether there was any
 */
export async function keepTooOld(deps: Deps, batchId: string): Promise<boolean> {
  const { database } = deps;
  const rows = await database.observations.where('batchId').equals(batchId).toArray();
  const old = rows.filter((row) => isTooOld(deps, row)).map((row) => row.id);
  await moveItems(database, old, ['sealed'], 'kept');
  return old.length > 0;
}
