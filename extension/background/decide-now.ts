import { categoriesOf } from '#shared/consent/data-categories.ts';
import { documentsInForce } from '#shared/consent/document-index.ts';
import type { Scope } from '#shared/consent/scope.ts';
import type { Kind } from '#shared/observations/kind.ts';
import { queryFormsOf } from '#shared/rules/query-form.ts';
import { kindsOf, type RulePack, scopeKindsOf } from '#shared/rules/rule-pack.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import { type ConsentState, foldConsent } from '../consent/fold.ts';
import { type Circumstances, type Decide, decideBy } from '../consent/permission.ts';
import { deviceTime } from '../store/clock.ts';
import { readLedger } from '../store/ledger.ts';
import type { Deps } from './deps.ts';

/** The ledger's state, and decisions by it. */
export interface Decisions {
  state: ConsentState;
  /** false: somebody meddled with the ledger, and nothing is allowed. */
  isIntact: boolean;
  /** Number of ledger entries that the decisions rest on. */
  ledgerLength: number;
  circumstances: Circumstances;
  /** What is allowed at this moment. */
  decide: Decide;
  /** Sources whose sites the browser lets us read. */
  permittedSources: ReadonlySet<string>;
}

/** What is allowed at this moment: read from the ledger and asked of the browser anew each time, never remembered. */
export async function decideNow(deps: Deps): Promise<Decisions> {
  const { database, outside, packs, documents, study } = deps;
  const [now, { events, isIntact, length }, permittedSources, categories] = await Promise.all([
    deviceTime(database, outside.now()),
    readLedger(database),
    findPermitted(deps),
    outside.permittedCategories(),
  ]);
  const state = foldConsent(events);
  const donates = state.studies.has(study);
  const isPermitted = ({ source, kind }: Scope): boolean => {
    const pack = packs.get(source);
    if (!pack || !scopeKindsOf(pack).includes(kind) || !permittedSources.has(source)) return false;
    const needed = categoriesOf(kind === 'query' ? queryFormsOf(pack) : [kind]);
    return !donates || !categories || needed.every((category) => categories.has(category));
  };
  const maySend = (what: 'story' | 'structure') =>
    !categories || categoriesOf([what]).every((category) => categories.has(category));
  const circumstances = {
    now,
    documents: documentsInForce(documents),
    study,
    isPermitted,
    mayTell: maySend('story'),
    mayShowStructure: maySend('structure'),
  };
  return {
    state,
    isIntact,
    ledgerLength: length,
    circumstances,
    decide: decideBy(state, circumstances),
    permittedSources,
  };
}

/** Kinds of a source that may be observed. */
export function allowedKinds(pack: RulePack, decide: Decide): Kind[] {
  return kindsOf(pack).filter((kind) => decide.capture(scopeOf({ source: pack.source, kind })).allowed);
}

async function findPermitted({ packs, outside }: Deps): Promise<Set<string>> {
  const asked = [...packs.values()].map(async (pack) => ({
    source: pack.source,
    yes: await outside.isPermitted(pack.hosts),
  }));
  return new Set((await Promise.all(asked)).filter(({ yes }) => yes).map(({ source }) => source));
}
