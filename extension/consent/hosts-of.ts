import { isChoosable } from '#shared/rules/choosable.ts';
import { covers } from '#shared/rules/hosts.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { ConsentState } from './fold.ts';

/** As much of a rule pack as says where it may run. */
export type Places = Pick<RulePack, 'source' | 'hosts' | 'hostChoice'>;

/**
 * Hosts of a source that the person chose, as patterns, whether or not the browser lets us read them: all of its pack
 * where there is no choice. What the ledger names and nobody could have chosen is left out.
 */
export function chosenHosts(pack: Places, { hosts }: Pick<ConsentState, 'hosts'>): string[] {
  if (!pack.hostChoice) return pack.hosts;
  return (hosts.get(pack.source) ?? []).filter((host) => isChoosable(pack, host));
}

/**
 * Hosts on which a source may run now: chosen, and permitted by the browser. Where there is no choice, all of them or
 * none. A permission for more, such as for every site, adds nothing to it. What may be kept there is for `decideBy` to
 * say.
 * @param permitted of the chosen hosts those that the browser lets us read
 */
export function hostsOf(
  pack: Places,
  state: Pick<ConsentState, 'hosts'>,
  permitted: ReadonlySet<string>,
): string[] {
  const chosen = chosenHosts(pack, state);
  if (pack.hostChoice) return chosen.filter((host) => permitted.has(host));
  return chosen.every((host) => permitted.has(host)) ? chosen : [];
}

/**
 * The source that reads a page. One that is made for the site comes before one to which the site was added.
 * @param packs rule packs to look through
 * @param hosts by source where it may run now, from `hostsOf`
 */
export function readerOf<Pack extends Places>(
  packs: Iterable<Pack>,
  hosts: ReadonlyMap<string, readonly string[]>,
  address: URL,
): Pack | undefined {
  const all = [...packs].filter(({ source }) => covers({ hosts: hosts.get(source) ?? [] }, address));
  return all.find(({ hostChoice }) => hostChoice !== 'any') ?? all[0];
}
