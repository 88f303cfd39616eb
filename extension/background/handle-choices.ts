import type { z } from 'zod';
import { type Scope, scopeKey, Tier } from '#shared/consent/scope.ts';
import { Kind } from '#shared/observations/kind.ts';
import { scopeKindsOf } from '#shared/rules/rule-pack.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import type { ConsentChange } from '../consent/event.ts';
import { scopeState } from '../consent/scope-state.ts';
import type { agree } from '../messages/agree.ts';
import { forgetUnsent } from '../store/forget.ts';
import { forgetQueries } from '../store/forget-queries.ts';
import { keepAllUnsent } from '../store/unsendable.ts';
import { applyConsent } from './apply-consent.ts';
import { type Decisions, decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';
import { giveBack } from './give-back.ts';
import { recordConsent } from './record-consent.ts';
import type { Uploader } from './uploader.ts';
import { type Wanted, wantedSources } from './wanted-sources.ts';

type Choices = z.output<typeof agree.request>;
type Outcome = z.input<typeof agree.response>;

/**
 * Writes a person's choices into the ledger: just what differs from what is agreed to already, so that a grant that
 * holds goes on holding. Needs the newest document, and the browser's permission for at least one of the sites. What whoever
 * manages the browser has switched off is not asked about, and so it stays as the person left it.
 */
export async function agreeTo(deps: Deps, uploader: Uploader, choices: Choices): Promise<Outcome> {
  const { documents, database, outside, study } = deps;
  const before = await decideNow(deps);
  if (before.state.age === 'blocked' || !before.isIntact) return { outcome: 'blocked' };
  const newest = Math.max(...documents.map((entry) => entry.version));
  const isNewest = documents.some((e) => e.version === newest && e.hash === choices.document);
  if (!isNewest) return { outcome: 'document-changed' };
  const { offers } = before.decide;
  const { mayLeave } = before.circumstances;
  const offered = choices.choices.filter(({ source }) => offers(source));
  // Who may read single items is no question where nothing can be sent: neither yes nor no.
  const exhibit = mayLeave && choices.exhibit;
  const sources = await wantedSources(deps, { ...choices, choices: offered, exhibit });
  if (sources.length === 0) return { outcome: 'not-permitted' };
  const wanted = sources.flatMap(({ scopes }) => scopes);
  const places = movedPlaces(deps, before, sources);

  const { document, locale } = choices;
  const keys = new Set(wanted.map(scopeKey));
  const isOn = (scope: Scope) => isAgreed(before, scope);
  const granted = wanted.filter((scope) => !isOn(scope));
  const isOpen = (scope: Scope) => mayLeave || !keys.has(scopeKey({ ...scope, tier: 'aggregate' }));
  const dropped = offeredScopes(deps, before).filter((scope) => !keys.has(scopeKey(scope)) && isOpen(scope));
  const withdrawn = dropped.filter(wasGranted(before));
  const declined = dropped.filter((scope) => isUnanswered(before, scope));
  const joins = mayLeave && choices.donate && !before.decide.study().allowed;
  const leaves = mayLeave && !choices.donate && before.state.studies.has(study);
  const changes: (ConsentChange | false)[] = [
    before.state.age === 'unknown' && { type: 'adult-confirmed' },
    ...withdrawn.map((scope): ConsentChange => ({ type: 'withdrawn', scope })),
    ...declined.map((scope): ConsentChange => ({ type: 'declined', scope })),
    ...places.map(({ source, hosts }): ConsentChange => ({ type: 'hosts-chosen', source, hosts })),
    ...granted.map((scope): ConsentChange => ({ type: 'granted', scope, document, locale })),
    joins && { type: 'study-joined', study, document, locale },
    leaves && { type: 'study-left', study },
    ...(leaves ? [...before.state.limited.keys()] : []).map(
      (name): ConsentChange => ({ type: 'limited-left', study: name }),
    ),
    mayLeave &&
      choices.holdHours !== before.state.approval.holdHours && {
        type: 'approval-set',
        holdHours: choices.holdHours,
      },
  ];
  await recordConsent(
    deps,
    changes.filter((change) => change !== false),
  );
  if (withdrawn.length > 0 || leaves) await uploader.halt();
  if (withdrawn.length > 0) await forgetScopes(deps, withdrawn, keys, before);
  const left = places.flatMap(({ gone }) => gone);
  if (left.length > 0) {
    await outside.stopObservers(left);
    await giveBack(deps, left);
  }
  if (leaves) await keepAllUnsent(database);
  await applyConsent(deps);
  void uploader.run();
  return { outcome: 'agreed' };
}

/** Notes a refusal of everything that was offered and not agreed to. */
export async function declineAll(deps: Deps): Promise<void> {
  const before = await decideNow(deps);
  if (!before.isIntact) return;
  const open = offeredScopes(deps, before).filter((scope) => isUnanswered(before, scope));
  await recordConsent(
    deps,
    open.map((scope): ConsentChange => ({ type: 'declined', scope })),
  );
}

/** Sets how long items wait before they leave by themselves. */
export async function setHold(deps: Deps, holdHours: number | null): Promise<void> {
  await recordConsent(deps, [{ type: 'approval-set', holdHours }]);
}

/** Sources with a choice of hosts of which other ones are chosen now, and which of them are chosen no longer. */
function movedPlaces(
  { packs }: Deps,
  { state, decide }: Decisions,
  wanted: readonly Wanted[],
): { source: string; hosts: string[]; gone: string[] }[] {
  return [...packs.values()]
    .filter(({ hostChoice, source }) => hostChoice && decide.offers(source))
    .map((pack) => {
      const before = state.hosts.get(pack.source) ?? [];
      const hosts = wanted.find((each) => each.pack === pack)?.hosts ?? [];
      const gone = before.filter((host) => !hosts.includes(host));
      return { source: pack.source, hosts, gone, isNew: hosts.some((host) => !before.includes(host)) };
    })
    .filter(({ gone, isNew }) => gone.length > 0 || isNew);
}

/** Every scope that this version knows. */
export function allScopes({ packs }: Pick<Deps, 'packs'>): Scope[] {
  return [...packs.values()].flatMap((pack) =>
    scopeKindsOf(pack).flatMap((kind) =>
      Tier.options.map((tier) => scopeOf({ source: pack.source, kind }, tier)),
    ),
  );
}

function offeredScopes(deps: Deps, { decide }: Decisions): Scope[] {
  return allScopes(deps).filter(({ source }) => decide.offers(source));
}

/** Whether a scope is granted according to the ledger, whether or not that still holds. */
export function wasGranted({ state }: Pick<Decisions, 'state'>): (scope: Scope) => boolean {
  return (scope) => state.scopes.get(scopeKey(scope))?.answer === 'granted';
}

function isAgreed({ state, circumstances }: Decisions, scope: Scope): boolean {
  const now = scopeState(state, scope, circumstances);
  return now === 'granted' || now === 'paused';
}

function isUnanswered({ state, circumstances }: Decisions, scope: Scope): boolean {
  const now = scopeState(state, scope, circumstances);
  return now === 'unset' || now === 'offered';
}

/**
 * What was not sent of a kind that is no longer agreed to is deleted, and so is what was typed, out of the items that
 * stay; a site without any kind is given back.
 */
async function forgetScopes(
  deps: Deps,
  withdrawn: readonly Scope[],
  kept: ReadonlySet<string>,
  before: Decisions,
): Promise<void> {
  const { database, outside } = deps;
  const aggregate = withdrawn.filter((scope) => scope.tier === 'aggregate');
  for (const source of new Set(aggregate.map((scope) => scope.source))) {
    const gone = new Set(aggregate.filter((scope) => scope.source === source).map((scope) => scope.kind));
    const kinds = Kind.options.filter((kind) => gone.has(kind));
    const hasRest = Kind.options.some((kind) => kept.has(scopeKey(scopeOf({ source, kind }))));
    await forgetUnsent(database, source, kinds, !hasRest);
    if (gone.has('query')) await forgetQueries(database, source);
    // Observers on open pages still know the kinds that they were told; they ask again when they start anew.
    const hosts = before.chosen.get(source) ?? [];
    await outside.stopObservers(hosts);
    if (hasRest) await outside.observeOpenTabs(hosts);
    else await giveBack(deps, hosts);
  }
}
