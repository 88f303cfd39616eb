import type { Browser, Page } from 'puppeteer-core';
import { emptyContext, type FirefoxConnection } from './connection.ts';
import type { OwnWindow } from './own-window.ts';

/**
 * Presses the toolbar button, and gives what is in the panel that opens. Firefox counts only tabs among what can be
 * driven; it is told of this one under a name that we make up, and so is Puppeteer.
 * @param id of the extension
 * @param address of the popup
 */
export async function openPanel(
  window: OwnWindow,
  connection: FirefoxConnection,
  driver: Browser,
  id: string,
  address: string,
): Promise<Page> {
  const context = await window.run<string>(
    `const [id, address, name] = values;
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
    const { extension } = WebExtensionPolicy.getByID(id);
    await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window);
    const shown = () => [...document.querySelectorAll('browser[webextension-view-type=popup]')]
      .find((one) => one.currentURI.spec.startsWith(address) && one.closest('panel')?.state === 'open');
    while (!shown()) await new Promise((resolve) => setTimeout(resolve, 50));
    const panel = shown();
    const byName = NavigableManager.getBrowsingContextById;
    NavigableManager.getBrowsingContextById = (wanted) =>
      wanted === name ? panel.browsingContext : byName.call(NavigableManager, wanted);
    return name;`,
    id,
    address,
    `popup-${crypto.randomUUID()}`,
  );
  const before = new Set(driver.targets());
  const found = driver.waitForTarget((target) => !before.has(target) && target.url() === address);
  connection.tell('browsingContext.contextCreated', {
    ...emptyContext,
    children: null,
    context,
    url: address,
  });
  return (await found).asPage();
}

/** What a person can say to the browser's question for permissions. */
export type Reply = 'allow' | 'deny';

/**
 * Waits for the browser's own question for permissions, and answers it by its button.
 * @returns what the question said, without the layout
 */
export function answerQuestion(window: OwnWindow, reply: Reply, patienceMs = 60_000): Promise<string> {
  return window.run<string>(
    `const [reply, patienceMs] = values;
    const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
    const question = () => PopupNotifications.panel.state === 'open' &&
      PopupNotifications.panel.querySelector('#addon-webext-permissions-notification');
    for (const end = Date.now() + patienceMs; !question(); await pause())
      if (Date.now() > end) throw new Error('Firefox asked nothing');
    const asked = question();
    const said = asked.textContent.replace(/\\s+/g, ' ').trim();
    const button = () => reply === 'allow' ? asked.button : asked.secondaryButton;
    // Against rash clicks, a question takes an answer only after a moment.
    while (question()) {
      await new Promise((resolve) => setTimeout(resolve, 600));
      button()?.click();
    }
    return said;`,
    reply,
    patienceMs,
  );
}
