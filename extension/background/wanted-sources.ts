import type { z } from 'zod';
import { type Scope, Tier } from '#shared/consent/scope.ts';
import { isChoosable, otherReader } from '#shared/rules/choosable.ts';
import { type RulePack, scopeKindsOf } from '#shared/rules/rule-pack.ts';
import { scopeOf } from '../consent/compose-batch.ts';
import type { agree } from '../messages/agree.ts';
import { permittedAmong } from './decide-now.ts';
import type { Deps } from './deps.ts';

type Choices = z.output<typeof agree.request>;

/** What a person chose of one source, so far as it can be agreed to. */
export interface Wanted {
  pack: RulePack;
  scopes: Scope[];
  /** Hosts that are chosen, where the source leaves a choice; otherwise all. Each is named once, in a fixed order. */
  hosts: string[];
}

/**
 * The sources that a person chose, with what can be agreed to of each. Without a host that was chosen and that the
 * browser permits there is nothing to agree to.
 */
export async function wantedSources(deps: Deps, { choices, exhibit }: Choices): Promise<Wanted[]> {
  const { packs } = deps;
  const tiers: Tier[] = exhibit ? Tier.options : ['aggregate'];
  const wanted: Wanted[] = [];
  for (const choice of choices) {
    const { source, kinds } = choice;
    const pack = packs.get(source);
    if (!pack) continue;
    const hosts = pack.hostChoice ? choosableOf(pack, choice.hosts ?? [], packs.values()) : pack.hosts;
    const permitted = await permittedAmong(deps, hosts);
    if (pack.hostChoice ? permitted.length === 0 : permitted.length < hosts.length) continue;
    const known = scopeKindsOf(pack).filter((kind) => kinds.includes(kind));
    // What was typed goes along with items, and never alone.
    if (known.every((kind) => kind === 'query')) continue;
    const scopes = known.flatMap((kind) => tiers.map((tier) => scopeOf({ source, kind }, tier)));
    wanted.push({ pack, scopes, hosts });
  }
  return wanted;
}

function choosableOf(pack: RulePack, hosts: readonly string[], packs: Iterable<RulePack>): string[] {
  const all = [...packs];
  const isFree = (host: string) => pack.hosts.includes(host) || !otherReader(pack, host, all);
  return [...new Set(hosts)].filter((host) => isChoosable(pack, host) && isFree(host)).sort();
}
