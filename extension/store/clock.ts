import type { Database } from './database.ts';
import { isQuotaError } from './storage-full.ts';

const step = 1000;

// Where no room is left to write the time down, it is remembered while the worker lives.
const unwritten = new WeakMap<Database, number>();

/**
 * The time of this device as consent counts it, in milliseconds since 1970: it never runs backwards, whatever happens to
 * the clock, not even over a restart. It may be ahead of the clock by a second, which saves writing it down each time.
 */
export async function deviceTime(database: Database, clock: number): Promise<number> {
  const counted = await countedTime(database);
  if (clock <= counted) return counted;
  try {
    return await database.transaction('rw', database.memos, async () => {
      const time = countTime(await countedTime(database), clock);
      await countUpTo(database, time);
      return time;
    });
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    const time = countTime(await countedTime(database), clock);
    unwritten.set(database, time);
    return time;
  }
}

/** The latest time that was ever counted on this device; 0 where none was. */
export async function countedTime(database: Database): Promise<number> {
  const written = Number((await database.memos.get('clock'))?.value ?? 0);
  return Math.max(written, unwritten.get(database) ?? 0);
}

/** Notes a time as counted. */
export async function countUpTo(database: Database, time: number): Promise<void> {
  await database.memos.put({ name: 'clock', value: time });
}

/** What the device counts at a reading of the clock, when `counted` is the latest that it has counted before. */
export function countTime(counted: number, clock: number): number {
  return clock <= counted ? counted : clock + step;
}

/**
 * The time of an entry in the ledger: later than every time that was counted before, so that what was seen before a
 * consent is told from what was seen after it, however slowly (or backwards) the clock runs.
 */
export function entryTime(counted: number, now: number): number {
  return Math.max(now, counted + 1);
}
