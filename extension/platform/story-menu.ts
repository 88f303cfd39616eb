import { browser } from './browser.ts';

const menuId = 'tell-a-story';

/** Opens the page on which a story is written. */
export async function openStory(id: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/dashboard.html#story/${id}`) });
}

/**
 * Offers "Tell a story" in the menu of the right mouse button, where the browser has one. Must be called at once when
 * the background starts: the click may be what started it.
 * @param tellStory begins a story about a tab
 */
export function offerStories(tellStory: (tabId: number | undefined) => Promise<unknown>): void {
  if (!browser.contextMenus) return; // Firefox for Android has none.
  browser.runtime.onInstalled.addListener(async () => {
    await browser.contextMenus.removeAll();
    browser.contextMenus.create({
      id: menuId,
      title: browser.i18n.getMessage('toolbar_story'),
      contexts: ['page', 'selection', 'link', 'image', 'video'],
    });
  });
  browser.contextMenus.onClicked.addListener(async ({ menuItemId }, tab) => {
    if (menuItemId === menuId) await tellStory(tab?.id);
  });
}
