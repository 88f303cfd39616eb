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
  let previous = '';
  for (const event of events) {
    if (event.previous !== previous || event.hash !== (await eventHash(event))) return false;
    previous = event.hash;
  }
  return true;
}

function eventHash({ id, at, uiVersion, change, previous }: Omit<ConsentEvent, 'hash'>): Promise<string> {
  return sha256(JSON.stringify([id, at, uiVersion, changeText(change), previous]));
}

// A list in fixed order, since the order of an object's keys is nobody's promise.
function changeText(change: ConsentChange): unknown[] {
  const scope = 'scope' in change ? [change.scope.source, change.scope.kind, change.scope.tier] : [];
  const grant = change.type === 'granted' ? [change.document, change.locale] : [];
  return [change.type, ...scope, ...grant];
}
