import { z } from 'zod';

/** Hosts in the form that browsers ask permission for: `https://host/*` or `https://*.host/*`. */
export const HostPattern = z.string().regex(/^https:\/\/(\*\.)?[a-z0-9.-]+\/\*$/);

/** Whether one of some host patterns covers an address. */
export function covers({ hosts }: { hosts: readonly string[] }, address: URL): boolean {
  return (
    address.protocol === 'https:' &&
    hosts.some((pattern) => {
      const host = hostOf(pattern);
      return host.startsWith('*.')
        ? `.${address.hostname}`.endsWith(host.slice(1))
        : address.hostname === host;
    })
  );
}

/** The host of a pattern, with the `*.` that may stand before it. */
export function hostOf(pattern: string): string {
  return pattern.slice('https://'.length, -'/*'.length);
}
