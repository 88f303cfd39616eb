import { otherReader } from '#shared/rules/choosable.ts';
import { type HostProblem, readTypedHost } from '#shared/rules/public-host.ts';
import type { SourceState } from '../../messages/state.ts';

/** Sites that a person adds to a source, or why that cannot be: `other-source` names the one that has a switch for it. */
export type Addition =
  | { hosts: string[] }
  | { problem: HostProblem }
  | { problem: 'other-source'; name: string };

/** Reads what a person typed to add a site to a source. */
export function readAddition(typed: string, source: SourceState, sources: readonly SourceState[]): Addition {
  const read = readTypedHost(typed);
  if ('problem' in read) return read;
  const places = sources.map((each) => ({
    source: each.source,
    name: each.name,
    // What a person added elsewhere has a switch there, too.
    hosts: each.hosts.filter(({ added, chosen }) => !added || chosen).map(({ host }) => host),
  }));
  for (const host of read.hosts) {
    const other = otherReader(source, host, places);
    if (other) return { problem: 'other-source', name: other.name };
  }
  return read;
}
