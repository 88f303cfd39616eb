import type { DataCategory } from '#shared/consent/data-categories.ts';
import { isAskable } from './askable.ts';
import { browser } from './browser.ts';

/**
 * What to ask the browser for, to be allowed to read some hosts. Firefox has its own consent for kinds of data, and is
 * asked for both in one question; other browsers refuse a request with a key that they do not know.
 * @throws RangeError where a host is one that nobody may be asked for, such as every site
 */
export function permissionRequest(
  hosts: readonly string[],
  categories: readonly DataCategory[],
): { origins: string[] } {
  const { optional_host_permissions: listed = [] } = browser.runtime.getManifest() as {
    optional_host_permissions?: string[];
  };
  const wrong = hosts.filter((host) => !isAskable(host, listed));
  if (wrong.length > 0) throw new RangeError(`Nobody is asked for ${wrong.join(', ')}`);
  const dataCollection = hasDataConsent() ? { data_collection: [...categories] } : {};
  return { origins: [...hosts], ...dataCollection };
}

/** Whether this browser asks for kinds of data itself. */
export function hasDataConsent(): boolean {
  return browser.runtime.getManifest().browser_specific_settings?.gecko !== undefined;
}
