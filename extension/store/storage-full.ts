import { Dexie } from 'dexie';
import type { Database } from './database.ts';

// Read once: this is asked on every report. And where even this small note does not fit any more, it is remembered here.
const known = new WeakMap<Database, boolean>();

/** Whether the browser had no room left for what was to be kept. Nothing that is here was given up for it. */
export async function isStorageFull(database: Database): Promise<boolean> {
  const isFull = known.get(database) ?? (await database.memos.get('storage-full')) !== undefined;
  known.set(database, isFull);
  return isFull;
}

/** Notes that there is no room left. */
export async function noteStorageFull(database: Database): Promise<void> {
  known.set(database, true);
  await database.memos.put({ name: 'storage-full', value: true }).catch(() => undefined); // It is remembered above.
}

/** Notes that there is room again: something was written, or deleted. */
export async function noteStorageFree(database: Database): Promise<void> {
  known.set(database, false);
  await database.memos.delete('storage-full');
}

/** Whether an error says that there is no room left. */
export function isQuotaError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError') return true;
  const inner = error instanceof Dexie.DexieError ? error.inner : undefined;
  return inner !== undefined && isQuotaError(inner);
}
