import type { DataCategory } from '#shared/consent/data-categories.ts';
import { browser } from './browser.ts';

/**
 * What to ask the browser for, to be allowed to read some hosts. Firefox has its own consent for kinds of data, and is
 * asked for both in one question; other browsers refuse a request with a key that they do not know.
 */
export function permissionRequest(
  hosts: readonly string[],
  categories: readonly DataCategory[],
): { origins: string[] } {
  const dataCollection = hasDataConsent() ? { data_collection: [...categories] } : {};
  return { origins: [...hosts], ...dataCollection };
}

/** Whether this browser asks for kinds of data itself. */
export function hasDataConsent(): boolean {
  return browser.runtime.getManifest().browser_specific_settings?.gecko !== undefined;
}
