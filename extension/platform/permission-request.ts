import { browser } from './browser.ts';

/**
 * What to ask the browser for, to be allowed to read some hosts. Firefox has its own consent for kinds of data, and is
 * asked for both in one question; other browsers refuse a request with a key that they do not know.
 */
export function permissionRequest(hosts: readonly string[]): { origins: string[] } {
  const hasDataConsent = browser.runtime.getManifest().browser_specific_settings?.gecko !== undefined;
  const dataCollection = hasDataConsent ? { data_collection: ['browsingActivity', 'websiteContent'] } : {};
  return { origins: [...hosts], ...dataCollection };
}
