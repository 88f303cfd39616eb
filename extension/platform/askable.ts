import { isPublicHost } from '#shared/rules/public-host.ts';

/** What stands in the manifest so that single sites can be asked for later; it is never asked for itself. */
const everySite = 'https://*/*';

/**
 * Whether the browser may be asked for a host pattern: one that stands in the manifest word for word, as the hosts of our
 * rules do, or a single public site. Never every site, and no wildcard that no rules name.
 * @param listed `optional_host_permissions` of the manifest
 */
export function isAskable(pattern: string, listed: readonly string[]): boolean {
  return pattern !== everySite && (listed.includes(pattern) || isPublicHost(pattern));
}
