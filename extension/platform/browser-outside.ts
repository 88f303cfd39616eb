import type { Action, Tabs } from 'webextension-polyfill';
import type { DataCategory } from '#shared/consent/data-categories.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { browser } from './browser.ts';
import { institutionSettings } from './institution-settings.ts';
import type { Outside } from './outside.ts';
import { hasDataConsent } from './permission-request.ts';
import { stateIcon } from './state-icon.ts';

const observerFile = 'observe.js';
const structureFile = 'structure.js';

/** The real browser. */
export const browserOutside: Outside = {
  now: () => Date.now(),
  newId: () => newDayId(Date.now()),
  random: () => crypto.getRandomValues(new Uint32Array(1)).reduce((_, n) => n / 2 ** 32, 0),
  version: browser.runtime.getManifest().version,
  locale: browser.i18n.getUILanguage(),
  // Not every source has such a name: no message is an empty text.
  sourceName: (source, name) =>
    browser.i18n.getMessage(`site_${source.replace(/-./g, (pair) => pair.slice(1).toUpperCase())}`) || name,
  readFile: async (path) => (await fetch(browser.runtime.getURL(path))).text(),
  isPermitted: (hosts) => browser.permissions.contains({ origins: [...hosts] }),
  permittedCategories,
  institutionSettings,
  giveBack: async (hosts) => {
    if (hosts.length > 0) await browser.permissions.remove({ origins: [...hosts] });
  },
  giveBackAll: async () => {
    const { origins = [] } = await browser.permissions.getAll();
    const kinds = [...((await permittedCategories()) ?? [])];
    const dataCollection = kinds.length > 0 ? { data_collection: kinds } : {};
    if (origins.length + kinds.length > 0) await browser.permissions.remove({ origins, ...dataCollection });
  },

  // Registered scripts do not outlive an update (nor, in some browsers, a restart), so they are made anew each time.
  setObservers: async (sources) => {
    const scripts = await browser.scripting.getRegisteredContentScripts();
    const registered = new Map(scripts.map(({ id, matches = [] }) => [id, matches]));
    const wanted = new Set(sources.map(({ source }) => source));
    const stale = [...registered.keys()].filter((id) => !wanted.has(id));
    if (stale.length > 0) await browser.scripting.unregisterContentScripts({ ids: stale });
    for (const { source, hosts } of sources) {
      const script = { id: source, js: [observerFile], matches: [...hosts], allFrames: false };
      const before = registered.get(source);
      if (before) await browser.scripting.updateContentScripts([script]);
      else await browser.scripting.registerContentScripts([{ ...script, runAt: 'document_idle' }]);
      await observeOpenTabs(hosts.filter((host) => !before?.includes(host)));
    }
  },
  stopObservers: async (hosts) => {
    for (const tab of await openTabs(hosts)) if (tab.id !== undefined) tell(tab.id, { name: 'stop' });
  },
  observeOpenTabs,
  frontAddress: async () => {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    return tab?.url ? (URL.parse(tab.url) ?? undefined) : undefined;
  },
  tabsOn: async (hosts) => {
    return (await openTabs(hosts))
      .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
      .flatMap(({ id }) => (id === undefined ? [] : [id]));
  },
  tabAddress: async (tabId) => {
    const { url } = await browser.tabs.get(tabId).catch(() => ({ url: undefined }));
    return url ? (URL.parse(url) ?? undefined) : undefined;
  },
  prepareForStructure: async (tabId) => {
    await browser.scripting.executeScript({ target: { tabId }, files: [structureFile] }).catch(ignoreGoneTab);
  },
  askTab: (tabId, message) => browser.tabs.sendMessage(tabId, message).catch(() => undefined),

  ensureAlarm: async (name, minutes) => {
    const alarm = await browser.alarms.get(name);
    if (alarm?.periodInMinutes !== minutes) browser.alarms.create(name, { periodInMinutes: minutes });
  },
  showState: async (state) => {
    const title = browser.i18n.getMessage(`toolbar_${state}`);
    await browser.action.setTitle({ title });
    await browser.action.setIcon({ imageData: stateIcon(state) as Record<string, Action.ImageDataType> });
  },
  setGoodbye: (address) => browser.runtime.setUninstallURL(address),
};

async function permittedCategories(): Promise<ReadonlySet<DataCategory> | undefined> {
  if (!hasDataConsent()) return undefined;
  const { data_collection } = (await browser.permissions.getAll()) as { data_collection?: DataCategory[] };
  return new Set(data_collection ?? []);
}

/** Open tabs on some hosts; on all where absent. A query for no host at all would be answered with every tab. */
async function openTabs(hosts?: readonly string[]): Promise<Tabs.Tab[]> {
  if (hosts?.length === 0) return [];
  return browser.tabs.query(hosts ? { url: [...hosts] } : {});
}

async function observeOpenTabs(hosts: readonly string[]): Promise<void> {
  for (const tab of await openTabs(hosts))
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
