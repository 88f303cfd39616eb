import { kindsOf } from '#shared/rules/rule-pack.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import type { Denial } from '../consent/permission.ts';
import type { IdleReason } from '../messages/state.ts';
import type { Decisions } from './decide-now.ts';
import type { Deps } from './deps.ts';

const reasons: Record<Denial, IdleReason> = {
  'not-adult': 'not-adult',
  'not-granted': 'nothing-chosen',
  'document-changed': 'document-changed',
  expired: 'expired',
  stopped: 'stopped',
  'no-browser-permission': 'no-browser-permission',
  paused: 'paused',
  'outside-grant': 'nothing-chosen',
  'not-in-study': 'nothing-chosen',
  'study-over': 'nothing-chosen',
  managed: 'managed',
};

/** The nearer to recording, the later: what stands last is what is worth telling. */
const nearness: readonly IdleReason[] = [
  'nothing-chosen',
  'stopped',
  'managed',
  'no-browser-permission',
  'document-changed',
  'expired',
  'site-off',
  'paused',
];

/** Why nothing is recorded; null where something is. */
export function findIdleReason(
  { packs }: Pick<Deps, 'packs'>,
  { isIntact, state, decide, circumstances }: Decisions,
  isFull: boolean,
): IdleReason | null {
  if (!isIntact) return 'ledger-damaged';
  if (state.age !== 'adult') return state.scopes.size === 0 ? 'nothing-chosen' : 'not-adult';
  const decisions = [...packs.values()].flatMap((pack) =>
    kindsOf(pack).map((kind) => decide.capture(scopeOf({ source: pack.source, kind }))),
  );
  if (decisions.some((decision) => decision.allowed)) return isFull ? 'storage-full' : null;
  const everything = state.pauses.some(
    (p) => p.source === null && circumstances.now >= p.from && circumstances.now < p.to,
  );
  const found = decisions.flatMap((decision) => (decision.allowed ? [] : [reasons[decision.why]]));
  const nearest = found.reduce<IdleReason>(
    (best, reason) => (nearness.indexOf(reason) > nearness.indexOf(best) ? reason : best),
    'nothing-chosen',
  );
  return nearest === 'paused' && !everything ? 'site-off' : nearest;
}
