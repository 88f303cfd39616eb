import { decideNow } from './decide-now.ts';
import type { Deps } from './deps.ts';

/** Gives the browser's permission back for hosts that a source no longer reads, except where another one still does. */
export async function giveBack(deps: Deps, hosts: readonly string[]): Promise<void> {
  const { state, chosen } = await decideNow(deps);
  const granted = new Set(
    [...state.scopes.values()].filter(({ answer }) => answer === 'granted').map(({ scope }) => scope.source),
  );
  const needed = new Set([...chosen].flatMap(([source, theirs]) => (granted.has(source) ? theirs : [])));
  await deps.outside.giveBack(hosts.filter((host) => !needed.has(host)));
}
