import type { Scope } from '#shared/consent/scope.ts';

/** What can happen to consent. A pause concerns everything; a grant or a withdrawal concerns one scope. */
export type ConsentChange =
  | { type: 'adult-confirmed' }
  | { type: 'granted'; scope: Scope; document: string; locale: string }
  | { type: 'withdrawn'; scope: Scope }
  | { type: 'paused' }
  | { type: 'resumed' };

/**
 * One entry of the append-only ledger. `hash` covers everything else, `previous` is the hash of the entry before
 * ('' for the first), so that an entry can be neither changed nor taken out unseen.
 */
export interface ConsentEvent {
  id: string;
  /** Milliseconds since 1970, by the clock of the device. Never leaves the device. */
  at: number;
  uiVersion: string;
  change: ConsentChange;
  previous: string;
  hash: string;
}
