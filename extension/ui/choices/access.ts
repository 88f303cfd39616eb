import { categoriesOf, countsAs, type DataCategory } from '#shared/consent/data-categories.ts';
import type { ScopeKind } from '#shared/consent/scope.ts';
import type { SourceState } from '../../messages/state.ts';
import { hostsWanted, isOn, type ScopeState, type Selection, tickedSources } from './selection.ts';

/** What the browser is asked for on behalf of the person. */
export interface Access {
  hosts: string[];
  /** Kinds of data that would leave the device; none where everything stays on it. */
  categories: DataCategory[];
}

/** Everything that what is ticked needs: asked for in one question, in the click. */
export function accessFor(selection: Selection, sources: readonly SourceState[]): Access {
  const ticked = tickedSources(selection, sources);
  const leaves = selection.destination === 'donate' || selection.destination === 'ask' || selection.rests;
  return {
    hosts: [...new Set(ticked.flatMap(({ source }) => hostsWanted(selection, source)))],
    categories: leaves
      ? categoriesOf(
          ticked.flatMap(({ source, kinds }) =>
            kinds.flatMap((kind) =>
              kind === 'query' ? (source.typed?.forms ?? []) : countsAs(kind, source),
            ),
          ),
        )
      : [],
  };
}

/** What the browser's prompt will speak of: it stays silent about what it already allows. */
export function announcedAccess(
  selection: Selection,
  sources: readonly SourceState[],
  donatesAlready: boolean,
): Access {
  const ticked = tickedSources(selection, sources);
  const isKnown = (source: SourceState, kinds: readonly ScopeKind[]) =>
    unknownHosts(selection, source).length === 0 &&
    donatesAlready &&
    kinds.every((kind) => isOn(stateOf(source, kind)));
  const unknown = ticked.filter(({ source, kinds }) => !isKnown(source, kinds));
  return {
    hosts: [...new Set(unknown.flatMap(({ source }) => unknownHosts(selection, source)))],
    categories: unknown.length > 0 ? accessFor(selection, sources).categories : [],
  };
}

/** Hosts that the browser does not let us read yet. */
function unknownHosts(selection: Selection, source: SourceState): string[] {
  const known = new Set(source.hosts.filter(({ permitted }) => permitted).map(({ host }) => host));
  return hostsWanted(selection, source).filter((host) => !known.has(host));
}

function stateOf({ kinds, typed }: SourceState, kind: ScopeKind): ScopeState {
  const standing = kind === 'query' ? typed : kinds.find((known) => known.kind === kind);
  return standing?.state ?? 'unset';
}
