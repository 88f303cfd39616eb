import { type Scope, scopeKey } from '#shared/consent/scope.ts';
import type { ConsentState } from './fold.ts';

/** A grant lasts this long, in milliseconds: 365 days. Then the person is asked again. */
export const grantLifetime = 365 * 24 * 60 * 60 * 1000;

/** What a decision needs to know besides the ledger. */
export interface Circumstances {
  /** Milliseconds since 1970. */
  now: number;
  /** Hash of the consent document in force. */
  document: string;
  /** Sources whose sites the browser lets us read at this moment. */
  permittedSources: ReadonlySet<string>;
}

/** Why something may not be observed or sent. */
export type Denial =
  | 'not-adult'
  | 'not-granted'
  | 'document-changed'
  | 'expired'
  | 'no-browser-permission'
  | 'paused'
  | 'outside-grant';

/** A decision on one scope: the document it rests on, or why not. */
export type Decision = { allowed: true; document: string } | { allowed: false; why: Denial };

/** Decides on one scope; with `capturedAt`, also whether it was allowed when the item was seen. */
export type Decide = (scope: Scope, capturedAt?: number) => Decision;

/**
 * Effective permission (trust.md 1.2): adult AND granted AND document current AND not expired AND browser permission
 * AND not paused. Everything unknown is denied.
 */
export function decideBy(state: ConsentState, circumstances: Circumstances): Decide {
  const now = Math.max(circumstances.now, state.latest);
  return (scope, capturedAt) => {
    const deny = (why: Denial): Decision => ({ allowed: false, why });
    if (!state.adult) return deny('not-adult');
    const grant = state.grants.get(scopeKey(scope));
    if (!grant) return deny('not-granted');
    if (grant.document !== circumstances.document) return deny('document-changed');
    if (now - grant.at >= grantLifetime) return deny('expired');
    if (!circumstances.permittedSources.has(scope.source)) return deny('no-browser-permission');
    if (state.paused) return deny('paused');
    if (capturedAt !== undefined && !covers(state, grant.at, capturedAt)) return deny('outside-grant');
    return { allowed: true, document: grant.document };
  };
}

/** No retroactive capture: an item counts only if it was seen after the grant and outside of every pause. */
function covers(state: ConsentState, grantedAt: number, capturedAt: number): boolean {
  return capturedAt >= grantedAt && !state.pauses.some((p) => capturedAt >= p.from && capturedAt < p.to);
}
