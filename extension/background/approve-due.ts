import { scopeOf } from '../consent/compose-batch.ts';
import { approveDue } from '../store/items.ts';
import { sweepUnsendable } from '../store/unsendable.ts';
import { type Decisions, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { isTooOld } from './keep-too-old.ts';

const hour = 60 * 60 * 1000;

/** How items are approved: after a time by themselves, or (null) by the person alone; and since when that holds. */
export interface Approval {
  holdHours: number | null;
  at: number;
  /** Whether anything is donated at all. */
  donates: boolean;
}

/** How items are approved now. */
export async function readApproval(deps: Deps): Promise<Approval> {
  const decisions = await decideNow(deps);
  return {
    holdHours: holdOf(decisions),
    at: decisions.state.approval.at,
    donates: decisions.decide.study().allowed,
  };
}

/** Hours that items wait: what the person chose or, where that is longer, what whoever manages the browser asks for. */
export function holdOf({ state, institution }: Pick<Decisions, 'state' | 'institution'>): number | null {
  const { holdHours } = state.approval;
  return holdHours === null ? null : Math.max(holdHours, institution.settings.shortestHoldHours ?? 0);
}

/**
 * When an item leaves by itself, milliseconds since 1970; null: it does not. A waiting time that is set later counts
 * from then on, so that nobody is surprised by items leaving that they thought would stay.
 */
export function dueTime(capturedAt: number, { holdHours, at, donates }: Approval): number | null {
  return holdHours === null || !donates ? null : Math.max(capturedAt, at) + holdHours * hour;
}

/** Approves what has waited for its time, and keeps back for good what can never be sent. */
export async function approveWhatIsDue(deps: Deps): Promise<void> {
  const decisions = await decideNow(deps);
  const { decide, circumstances, ledgerLength } = decisions;
  const { at } = decisions.state.approval;
  const holdHours = holdOf(decisions);
  const isJoined = decide.study().allowed;
  if (isJoined)
    await sweepUnsendable(deps.database, ledgerLength, (row) => {
      if (isTooOld(deps, row)) return true;
      const decision = decide.send(scopeOf(row.observation), row.capturedAt);
      return !decision.allowed && decision.why === 'outside-grant';
    });
  if (!isJoined || holdHours === null) return;
  const wait = holdHours * hour;
  if (circumstances.now >= at + wait) await approveDue(deps.database, circumstances.now - wait);
}
