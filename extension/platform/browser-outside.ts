import { newDayId } from '#shared/new-day-id.ts';
import { browser } from './browser.ts';
import type { Outside } from './outside.ts';
import { permissionRequest } from './permission-request.ts';

const observerFile = 'observe.js';

/** The real browser. */
export const browserOutside: Outside = {
  now: () => Date.now(),
  newId: () => newDayId(Date.now()),
  random: () => crypto.getRandomValues(new Uint32Array(1)).reduce((_, n) => n / 2 ** 32, 0),
  version: browser.runtime.getManifest().version,
  readFile: async (path) => (await fetch(browser.runtime.getURL(path))).text(),
  isPermitted: (hosts) => browser.permissions.contains(permissionRequest(hosts)),
  giveBack: async (hosts) => {
    await browser.permissions.remove({ origins: [...hosts] });
  },

  // Registered scripts do not outlive an update (nor, in some browsers, a restart), so they are made anew each time.
  setObservers: async (sources) => {
    const registered = new Set(
      (await browser.scripting.getRegisteredContentScripts()).map((script) => script.id),
    );
    const wanted = new Set(sources.map(({ source }) => source));
    const stale = [...registered].filter((id) => !wanted.has(id));
    if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale });
    for (const { source, hosts } of sources) {
      const script = { id: source, js: [observerFile], matches: [...hosts], allFrames: false };
      if (registered.has(source)) {
        await browser.scripting.updateContentScripts([script]);
      } else {
        await browser.scripting.registerContentScripts([{ ...script, runAt: 'document_idle' }]);
        await observeOpenTabs(hosts);
      }
    }
  },
  stopObservers: async () => {
    for (const tab of await browser.tabs.query({})) if (tab.id !== undefined) tell(tab.id, { name: 'stop' });
  },
  askTab: (tabId, message) => browser.tabs.sendMessage(tabId, message).catch(() => undefined),

  ensureAlarm: async (name, minutes) => {
    const alarm = await browser.alarms.get(name);
    if (alarm?.periodInMinutes !== minutes) browser.alarms.create(name, { periodInMinutes: minutes });
  },
  showState: async (state) => {
    const title = browser.i18n.getMessage(`toolbar_${state}`);
    await browser.action.setTitle({ title });
    await browser.action.setBadgeText({ text: state === 'recording' ? '' : state === 'paused' ? '❚❚' : '' });
  },
};

async function observeOpenTabs(hosts: readonly string[]): Promise<void> {
  for (const tab of await browser.tabs.query({ url: [...hosts] }))
    if (tab.id !== undefined)
      await browser.scripting
        .executeScript({ target: { tabId: tab.id }, files: [observerFile] })
        .catch(ignoreGoneTab);
}

function tell(tabId: number, message: unknown): void {
  browser.tabs.sendMessage(tabId, message).catch(ignoreGoneTab);
}

// A tab that is gone, or that never had an observer, has nothing to be told.
function ignoreGoneTab(): void {}
