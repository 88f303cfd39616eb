import { Dexie } from 'dexie';
import type { Database } from './database.ts';

// Where even this small note does not fit any more, it is remembered while the worker lives.
const full = new WeakSet<Database>();

/** Whether the browser had no room left for what was to be kept. Nothing that is here was given up for it. */
export async function isStorageFull(database: Database): Promise<boolean> {
  return full.has(database) || (await database.memos.get('storage-full')) !== undefined;
}

/** Notes that there is no room left. */
export async function noteStorageFull(database: Database): Promise<void> {
  full.add(database);
  await database.memos.put({ name: 'storage-full', value: true }).catch(() => undefined); // It is remembered above.
}

/** Notes that there is room again: something was written, or deleted. */
export async function noteStorageFree(database: Database): Promise<void> {
  full.delete(database);
  await database.memos.delete('storage-full');
}

/** Whether an error says that there is no room left. */
export function isQuotaError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError') return true;
  const inner = error instanceof Dexie.DexieError ? error.inner : undefined;
  return inner !== undefined && isQuotaError(inner);
}
