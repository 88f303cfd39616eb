import type { DataCategory } from '#shared/consent/data-categories.ts';
import { ask } from './ask.ts';
import { browser } from './browser.ts';
import { permissionRequest } from './permission-request.ts';

/** The browser as the pages of the extension need it. */
export const surroundings = {
  ask,

  /** Opens one of our own pages, or a public address, in a tab of its own. */
  async open(page: string): Promise<void> {
    await browser.tabs.create({ url: page.startsWith('http') ? page : browser.runtime.getURL(`/${page}`) });
  },

  /** Has the browser ask the person. Must be called in the very click; the browser refuses otherwise. */
  async requestAccess(hosts: readonly string[], categories: readonly DataCategory[]): Promise<boolean> {
    return browser.permissions.request(permissionRequest(hosts, categories));
  },

  /** The tab in front of the window that this page belongs to. */
  async currentTab(): Promise<number | undefined> {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    return tab?.id;
  },
};
