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

async function eventHash(entry: Omit<ConsentEvent, 'hash'>): Promise<string> {
  const { id, at, uiVersion, change, previous } = entry;
  const text = JSON.stringify([id, at, uiVersion, changeText(change), previous]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A list in fixed order, since the order of an object's keys is nobody's promise.
function changeText(change: ConsentChange): unknown[] {
  const scope = 'scope' in change ? [change.scope.source, change.scope.kind, change.scope.tier] : [];
  const grant = change.type === 'granted' ? [change.document, change.locale] : [];
  return [change.type, ...scope, ...grant];
}
