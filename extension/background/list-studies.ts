import { scopeKey } from '#shared/consent/scope.ts';
import { utcDay } from '#shared/day.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import type { ListedStudy, StudiesAnswer } from '../messages/studies.ts';
import { presentKey } from '../store/keys.ts';
import { countShares } from '../store/shares.ts';
import { noteStudiesSeen } from '../store/studies.ts';
import { type Decisions, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { type KnownStudy, knownStudies } from './known-studies.ts';

const order: ListedStudy['state'][] = ['open', 'coming', 'over'];

/** The studies with an end that there are: those that the person can join or belongs to, and those that got something. */
export async function listStudies(deps: Deps): Promise<StudiesAnswer> {
  const { database, packs, outside } = deps;
  const decisions = await decideNow(deps);
  const known = await knownStudies(deps);
  const listed = await Promise.all([...known.values()].map((one) => listOne(deps, decisions, one)));
  await noteStudiesSeen(database);
  return {
    studies: listed
      .filter(({ state, joined, holds, deleting }) => state !== 'over' || joined || holds || deleting)
      .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)),
    donates: decisions.decide.study().allowed,
    sites: Object.fromEntries(
      [...packs.values()].map(({ source, name }) => [source, outside.sourceName(source, name)]),
    ),
  };
}

/** How many open studies there are that the person has not seen in the list. */
export async function countNewStudies(deps: Deps): Promise<number> {
  const { circumstances, decide } = await decideNow(deps);
  if (!decide.study().allowed) return 0;
  const known = [...(await knownStudies(deps)).values()];
  return known.filter((one) => !one.row.seen && stateOf(one, circumstances.now) === 'open').length;
}

async function listOne(
  { database }: Deps,
  { state, decide, circumstances }: Decisions,
  one: KnownStudy,
): Promise<ListedStudy> {
  const { study, signed } = one;
  const name = study.study;
  const [key, shares, receipts, deletions] = await Promise.all([
    presentKey(database, name),
    countShares(database, name),
    database.receipts.filter((row) => row.study === name).toArray(),
    database.deletions.filter((row) => row.deletion.study === name).toArray(),
  ]);
  const grant = state.limited.get(name);
  const isOn = (source: string, kind: ListedStudy['off'][number]['kind']) =>
    decide.offers(source) && state.scopes.get(scopeKey(scopeOf({ source, kind })))?.answer === 'granted';
  const off = new Map(
    study.cells
      .filter(({ source, kind }) => !isOn(source, kind))
      .map(({ source, kind }) => [`${source}/${kind}`, { source, kind }]),
  );
  return {
    ...{ study, digest: signed.digest, state: stateOf(one, circumstances.now) },
    joined: grant ? { isCurrent: isCurrent(decide.limited(name)), arm: grant.arm ?? null } : null,
    waiting: shares.ready + shares.sealed,
    sent: receipts
      .filter(({ contributor }) => contributor === key?.contributor)
      .reduce((sum, { observations }) => sum + observations, 0),
    holds: key?.receiptKey !== undefined,
    deleting: deletions.some(({ receipt, refused }) => !receipt && !refused),
    off: [...off.values()],
  };
}

function isCurrent(decision: ReturnType<Decisions['decide']['limited']>): boolean {
  return decision.allowed || !['document-changed', 'expired'].includes(decision.why);
}

function stateOf({ study, row }: KnownStudy, now: number): ListedStudy['state'] {
  const today = utcDay(new Date(now));
  if (row.closed !== undefined || today > study.until) return 'over';
  return today < study.from ? 'coming' : 'open';
}
