import { categoriesOf, countsAs } from '#shared/consent/data-categories.ts';
import { documentsInForce } from '#shared/consent/document-index.ts';
import type { Scope } from '#shared/consent/scope.ts';
import type { ReadSettings } from '#shared/institution/read-settings.ts';
import type { Kind } from '#shared/observations/kind.ts';
import { queryFormsOf } from '#shared/rules/query-form.ts';
import { kindsOf, type RulePack, scopeKindsOf } from '#shared/rules/rule-pack.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import { type ConsentState, foldConsent } from '../consent/fold.ts';
import { chosenHosts, hostsOf } from '../consent/hosts-of.ts';
import { type Circumstances, type Decide, decideBy } from '../consent/permission.ts';
import { deviceTime } from '../store/clock.ts';
import { readLedger } from '../store/ledger.ts';
import type { Deps } from './deps.ts';
import { knownStudies } from './known-studies.ts';
import { limitedTerms } from './limited-terms.ts';
import { readInstitution } from './read-institution.ts';

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
  /** What whoever manages the browser set: it narrows what is decided, and nothing else. */
  institution: ReadSettings;
  /** Hosts of each source that the person chose, as patterns; all of its pack where there is no choice. */
  chosen: ReadonlyMap<string, readonly string[]>;
  /** Where each source may run now, by source, as host patterns: chosen, and permitted by the browser. */
  hosts: ReadonlyMap<string, readonly string[]>;
}

/** What is allowed at this moment: read from the ledger and asked of the browser anew each time, never remembered. */
export async function decideNow(deps: Deps): Promise<Decisions> {
  const { database, outside, packs, documents, study } = deps;
  const [now, { events, isIntact, length }, categories, known, institution] = await Promise.all([
    deviceTime(database, outside.now()),
    readLedger(database),
    outside.permittedCategories(),
    knownStudies(deps),
    readInstitution(deps),
  ]);
  const { sources, donation } = institution.settings;
  const state = foldConsent(events);
  const chosen = new Map([...packs.values()].map((pack) => [pack.source, chosenHosts(pack, state)]));
  const hosts = await findHosts(deps, state, chosen);
  const donates = state.studies.has(study);
  const isPermitted = ({ source, kind }: Scope): boolean => {
    const pack = packs.get(source);
    if (!pack || !scopeKindsOf(pack).includes(kind) || !hosts.get(source)?.length) return false;
    const needed = categoriesOf(kind === 'query' ? queryFormsOf(pack) : countsAs(kind, pack));
    return !donates || !categories || needed.every((category) => categories.has(category));
  };
  const maySend = (what: 'story' | 'structure') =>
    !categories || categoriesOf([what]).every((category) => categories.has(category));
  const circumstances = {
    now,
    documents: documentsInForce(documents),
    study,
    limited: limitedTerms(known),
    isPermitted,
    mayTell: maySend('story'),
    mayShowStructure: maySend('structure'),
    offered: sources && new Set(sources),
    mayLeave: donation !== 'off',
  };
  return {
    state,
    isIntact,
    ledgerLength: length,
    circumstances,
    decide: decideBy(state, circumstances),
    institution,
    chosen,
    hosts,
  };
}

/** Kinds of a source that may be observed. */
export function allowedKinds(pack: RulePack, decide: Decide): Kind[] {
  return kindsOf(pack).filter((kind) => decide.capture(scopeOf({ source: pack.source, kind })).allowed);
}

/** Of some hosts those that the browser lets us read. Mostly it is all of them, which is one question. */
export async function permittedAmong(
  { outside }: Pick<Deps, 'outside'>,
  hosts: readonly string[],
): Promise<string[]> {
  if (hosts.length === 0 || (await outside.isPermitted(hosts))) return [...hosts];
  const each = await Promise.all(hosts.map((host) => outside.isPermitted([host])));
  return hosts.filter((_, i) => each[i]);
}

async function findHosts(
  deps: Deps,
  state: ConsentState,
  chosen: Decisions['chosen'],
): Promise<Map<string, string[]>> {
  const found = [...deps.packs.values()].map(async (pack): Promise<[string, string[]]> => {
    const permitted = new Set(await permittedAmong(deps, chosen.get(pack.source) ?? []));
    // Newer rules may be for fewer hosts than what ships.
    const rules = hostsOf(pack, state, permitted).length > 0 ? deps.rules.get(pack.source) : undefined;
    return [pack.source, rules ? hostsOf(rules, state, permitted) : []];
  });
  return new Map(await Promise.all(found));
}
