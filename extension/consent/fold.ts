import { type Scope, type ScopeKey, scopeKey } from '#shared/consent/scope.ts';
import type { ConsentEvent } from './event.ts';

/** A scope that is granted now. */
export interface Grant {
  scope: Scope;
  /** Hash of the consent document that was agreed to. */
  document: string;
  /** When it was granted, milliseconds since 1970. */
  at: number;
}

/** What the ledger says, all told. */
export interface ConsentState {
  adult: boolean;
  paused: boolean;
  grants: ReadonlyMap<ScopeKey, Grant>;
  /** Spans in which nothing may be captured; an open one ends at Infinity. */
  pauses: readonly { from: number; to: number }[];
  /** The latest time in the ledger: setting the clock back never revives a grant. */
  latest: number;
}

/** State = fold(events). Deterministic; an event whose id was seen before changes nothing. */
export function foldConsent(events: readonly ConsentEvent[]): ConsentState {
  const seen = new Set<string>();
  const grants = new Map<ScopeKey, Grant>();
  const pauses: { from: number; to: number }[] = [];
  let adult = false;
  let latest = 0;
  for (const { id, at, change } of events) {
    if (seen.has(id)) continue;
    seen.add(id);
    latest = Math.max(latest, at);
    const open = pauses.at(-1)?.to === Number.POSITIVE_INFINITY ? pauses.at(-1) : undefined;
    switch (change.type) {
      case 'adult-confirmed':
        adult = true;
        break;
      case 'granted':
        grants.set(scopeKey(change.scope), { scope: change.scope, document: change.document, at });
        break;
      case 'withdrawn':
        grants.delete(scopeKey(change.scope));
        break;
      case 'paused':
        if (!open) pauses.push({ from: at, to: Number.POSITIVE_INFINITY });
        break;
      case 'resumed':
        if (open) open.to = at;
    }
  }
  const paused = pauses.at(-1)?.to === Number.POSITIVE_INFINITY;
  return { adult, paused, grants, pauses, latest };
}
