import { HostPattern, hostOf } from '#shared/rules/hosts.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';

/** As much of a rule pack as says on which hosts it may run. */
export type Places = Pick<RulePack, 'source' | 'hosts' | 'hostChoice'>;

/** What a manifest lists where people may add any website: browsers let an extension ask later for none that is not in it. */
export const anySite = 'https://*/*';

/** The optional hosts that a build for these packs must list, each once, in order: theirs, and no other. */
export function askedHosts(packs: readonly Places[]): string[] {
  const any = packs.some(({ hostChoice }) => hostChoice === 'any') ? [anySite] : [];
  return [...new Set([...packs.flatMap(({ hosts }) => hosts), ...any])].sort();
}

/**
 * What is wrong with hosts that a build asks for, in sentences. It knows nothing of how the list was made: whoever writes
 * a pack cannot widen it, except by one site at a time.
 */
export function hostProblems(asked: readonly string[], packs: readonly Places[]): string[] {
  const listed = new Set(packs.flatMap(({ hosts }) => hosts));
  const mayBeAny = packs.some(({ hostChoice }) => hostChoice === 'any');
  const problems = asked.flatMap((host) => {
    if (host === anySite) return mayBeAny ? [] : [`${host}: no source lets people add sites`];
    if (!host.startsWith('https://')) return [`${host}: only https may be asked for`];
    if (!HostPattern.safeParse(host).success) return [`${host}: it is not the whole of one host`];
    if (!/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(hostOf(host))) return [`${host}: it is more than a site`];
    return listed.has(host) ? [] : [`${host}: no source lists it`];
  });
  const missing = askedHosts(packs).filter((host) => !asked.includes(host));
  return [
    ...problems,
    ...missing.map((host) => `${host}: a source needs it, and the build does not list it`),
  ];
}
