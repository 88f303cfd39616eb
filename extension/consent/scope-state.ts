import { type Scope, scopeKey } from '#shared/consent/scope.ts';
import type { ConsentState } from './fold.ts';
import { type Circumstances, grantLifetime, isPaused } from './permission.ts';

/** Where a scope stands (trust.md 1.2). For showing; what may be done is `decideBy`'s to say. */
export type ScopeState =
  | 'unset'
  | 'offered'
  | 'granted'
  | 'paused'
  | 'stale'
  | 'expired'
  | 'withdrawn'
  | 'declined';

/** A refusal counts for this long, in milliseconds: 180 days. */
export const refusalLifetime = 180 * 24 * 60 * 60 * 1000;

/** Where a scope stands at a moment. */
export function scopeState(
  state: ConsentState,
  scope: Scope,
  { now: clock, documents }: Pick<Circumstances, 'now' | 'documents'>,
): ScopeState {
  const now = Math.max(clock, state.latest);
  const record = state.scopes.get(scopeKey(scope));
  if (record?.answer !== 'granted') return record?.answer ?? 'unset';
  if (!documents.has(record.document)) return 'stale';
  if (now - record.at >= grantLifetime) return 'expired';
  return isPaused(state, scope.source, now) ? 'paused' : 'granted';
}

/**
 * Whether a person may be asked for a scope unbidden: never again for 180 days after a refusal, and never while they are
 * not known to be adults who could say yes. Whoever opens the choices by themselves sees everything.
 */
export function mayOffer(state: ConsentState, scope: Scope, clock: number): boolean {
  const now = Math.max(clock, state.latest);
  const record = state.scopes.get(scopeKey(scope));
  if (state.age === 'blocked') return false;
  if (!record || record.answer === 'offered') return true;
  const refused = record.answer === 'declined' || record.answer === 'withdrawn';
  return refused && now - record.at >= refusalLifetime;
}
