import { browser } from './browser.ts';

/** Opens one of our own pages, or a public address, in a tab of its own. */
export async function openPage(page: string): Promise<void> {
  await browser.tabs.create({ url: page.startsWith('http') ? page : browser.runtime.getURL(`/${page}`) });
}
