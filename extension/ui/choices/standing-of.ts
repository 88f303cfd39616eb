import type { ScopeKind } from '#shared/consent/scope.ts';
import type { SourceState } from '../../messages/state.ts';
import { hostsWanted, isOn, kindKey, type Selection } from './selection.ts';

/** What of a site is ticked, in the order of its card, and whether that is what is on already. */
export interface Standing {
  ticked: ScopeKind[];
  isSaved: boolean;
}

/** Where a site stands between what is on and what is ticked. */
export function standingOf(site: SourceState, selection: Selection): Standing {
  const { source, kinds, typed } = site;
  const all: ScopeKind[] = [...kinds.map(({ kind }) => kind), ...(typed ? ['query' as const] : [])];
  const ticked = all.filter((kind) => selection.kinds.has(kindKey(source, kind)));
  const on = onOf(site);
  const isSaved = ticked.length === on.size && ticked.every((kind) => on.has(kind));
  return { ticked, isSaved: isSaved && (ticked.length === 0 || isAsChosen(site, selection)) };
}

/** Whether the hosts are those that were chosen before. */
function isAsChosen(site: SourceState, selection: Selection): boolean {
  const before = site.hosts.filter(({ chosen }) => chosen).map(({ host }) => host);
  const wanted = new Set(hostsWanted(selection, site));
  return before.length === wanted.size && before.every((host) => wanted.has(host));
}

/** What is on; what is typed never alone, as it goes along with other things. */
function onOf({ kinds, typed }: SourceState): Set<ScopeKind> {
  const on = new Set<ScopeKind>(kinds.filter(({ state }) => isOn(state)).map(({ kind }) => kind));
  if (on.size > 0 && typed && isOn(typed.state)) on.add('query');
  return on;
}
