import { browser } from './browser.ts';

const menuId = 'tell-a-story';

/**
 * Offers "Tell a story" in the menu of the right mouse button, where the browser has one. Must be called at once when
 * the background starts: the click may be what started it.
 * @param begin begins a story about a tab, and gives its id
 */
export function offerStories(begin: (tabId: number | undefined) => Promise<string>): void {
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
    if (menuItemId !== menuId) return;
    const id = await begin(tab?.id);
    await browser.tabs.create({ url: browser.runtime.getURL(`/dashboard.html#story/${id}`) });
  });
}
