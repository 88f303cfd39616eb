import { covers, hostOf } from './hosts.ts';
import { isPublicHost } from './public-host.ts';
import type { RulePack } from './rule-pack.ts';

type Choice = Pick<RulePack, 'source' | 'hosts' | 'hostChoice'>;

/** Whether a person can choose a host for a source: one that its pack lists or, where it takes any, a public one. */
export function isChoosable({ hosts, hostChoice }: Choice, host: string): boolean {
  return hosts.includes(host) || (hostChoice === 'any' && isPublicHost(host));
}

/** The other source that reads a host, and has a switch of its own for it. Undefined: none does. */
export function otherReader<Source extends Choice>(
  { source }: Pick<Choice, 'source'>,
  host: string,
  sources: Iterable<Source>,
): Source | undefined {
  const address = URL.parse(`https://${hostOf(host)}/`);
  if (!address) return undefined;
  for (const other of sources) if (other.source !== source && covers(other, address)) return other;
  return undefined;
}
