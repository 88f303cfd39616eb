import type { Kind } from '#shared/observations/observation.ts';
import { kindsOf, type RulePack } from '#shared/rules/rule-pack.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import { type ConsentState, foldConsent } from '../consent/fold.ts';
import { type Decide, decideBy } from '../consent/permission.ts';
import { readLedger } from '../store/ledger.ts';
import type { Deps } from './deps.ts';

/** The ledger's state, and decisions by it. */
export interface Decisions {
  state: ConsentState;
  /** Number of ledger entries that the decisions rest on. */
  ledgerLength: number;
  /** What is allowed at this moment. */
  decide: Decide;
  /** What would be allowed if there were no pause. For showing, never for acting. */
  agreed: Decide;
}

/** What is allowed at this moment: read from the ledger and asked of the browser anew each time, never remembered. */
export async function decideNow(deps: Deps): Promise<Decisions> {
  const events = await readLedger(deps.database);
  const state = foldConsent(events);
  const permittedSources = new Set<string>();
  for (const pack of deps.packs.values())
    if (await deps.outside.isPermitted(pack.hosts)) permittedSources.add(pack.source);
  const circumstances = { now: deps.outside.now(), document: deps.document, permittedSources };
  return {
    state,
    ledgerLength: events.length,
    decide: decideBy(state, circumstances),
    agreed: decideBy({ ...state, paused: false }, circumstances),
  };
}

/** Kinds of a source that may be observed and sent. */
export function allowedKinds(pack: RulePack, decide: Decide): Kind[] {
  return kindsOf(pack).filter((kind) => decide(scopeOf({ source: pack.source, kind })).allowed);
}
