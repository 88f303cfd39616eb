import type { ConsentChange } from '../consent/event.ts';
import { deviceTime } from '../store/clock.ts';
import { appendToLedger } from '../store/ledger.ts';
import type { Deps } from './deps.ts';

/**
 * Writes what the person said into the ledger.
 * @returns hashes of the new entries
 */
export async function recordConsent(deps: Deps, changes: readonly ConsentChange[]): Promise<string[]> {
  if (changes.length === 0) return [];
  const { database, outside } = deps;
  const now = await deviceTime(database, outside.now());
  return appendToLedger(database, changes, { now, newId: outside.newId, uiVersion: outside.version });
}
