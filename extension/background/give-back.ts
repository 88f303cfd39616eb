import { chosenHosts } from '../consent/hosts-of.ts';
import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';

/** Gives the browser's permission back for hosts that a source no longer reads, except where another one still does. */
export async function giveBack(deps: Deps, hosts: readonly string[]): Promise<void> {
  const { packs, outside } = deps;
  const { state } = await decideNow(deps);
  const granted = new Set(
    [...state.scopes.values()].filter(({ answer }) => answer === 'granted').map(({ scope }) => scope.source),
  );
  const needed = new Set(
    [...packs.values()].flatMap((pack) => (granted.has(pack.source) ? chosenHosts(pack, state) : [])),
  );
  await outside.giveBack(hosts.filter((host) => !needed.has(host)));
}
