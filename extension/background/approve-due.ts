import { scopeOf } from '../consent/compose-batch.ts';
import { approveDue } from '../store/items.ts';
import { sweepUnsendable } from '../store/unsendable.ts';
import { decideNow } from './decide-now.ts';
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
  const { state, decide } = await decideNow(deps);
  return { ...state.approval, donates: decide.study().allowed };
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
  const { state, decide, circumstances, ledgerLength } = await decideNow(deps);
  const { holdHours, at } = state.approval;
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
