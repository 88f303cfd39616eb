import { sha256 } from '#shared/sha256.ts';
import type { ConsentChange, ConsentEvent } from './event.ts';

/** Makes the entry that follows `previous` (undefined for the first). */
export async function chainEvent(
  previous: ConsentEvent | undefined,
  fields: { id: string; at: number; uiVersion: string; change: ConsentChange },
): Promise<ConsentEvent> {
  const entry = { ...fields, previous: previous?.hash ?? '' };
  return { ...entry, hash: await eventHash(entry) };
}

/** Whether every entry's hash fits its content and its predecessor. An empty ledger is intact. */
export async function isIntact(events: readonly ConsentEvent[]): Promise<boolean> {
  const hashes = await Promise.all(events.map(eventHash));
  return events.every(
    (event, i) => event.previous === (events[i - 1]?.hash ?? '') && event.hash === hashes[i],
  );
}

/**
 * Puts entries that came in any order, or more than once, into the order of the chain. What does not hang together with
 * the first entry is left out.
 */
export function inChainOrder(events: readonly ConsentEvent[]): ConsentEvent[] {
  const followers = new Map(events.map((event) => [event.previous, event]));
  const ordered: ConsentEvent[] = [];
  for (let next = followers.get(''); next; next = followers.get(next.hash)) {
    followers.delete(next.previous);
    ordered.push(next);
  }
  return ordered;
}

function eventHash({ id, at, uiVersion, change, previous }: Omit<ConsentEvent, 'hash'>): Promise<string> {
  return sha256(JSON.stringify([id, at, uiVersion, inFixedOrder(change), previous]));
}

// The order of an object's keys is nobody's promise.
function inFixedOrder(change: ConsentChange): unknown[] {
  const sorted = (value: object): unknown[] =>
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, isPlain(part) ? sorted(part) : part]);
  return sorted(change);
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
